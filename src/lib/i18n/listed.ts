import { m } from './paraglide/messages';
import type { Locale } from './format';

/** `Ana, Luis y Marta`, with the locale's own "and" (and "e" before an i in Spanish). */
export function listed(names: readonly string[], locale: Locale): string {
	const last = names.at(-1);
	if (last === undefined) return '';
	if (names.length === 1) return last;
	const before = names.slice(0, -1).join(', ');
	const softened = locale === 'es' && /^(i|hi(?!e))/i.test(last.normalize('NFD'));
	return softened
		? m.common_and_before_i({ before, last }, { locale })
		: m.common_and({ before, last }, { locale });
}
