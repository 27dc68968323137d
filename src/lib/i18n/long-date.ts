import type { CivilDate } from '$lib/domain/matrix/version';
import type { Locale } from './format';

const TAG = { es: 'es-MX', en: 'en-US' } as const;

/** A civil date as documents spell it, "15 de marzo de 2016"; what is no date stays as it is. */
export function longDate(date: CivilDate, locale: Locale): string {
	const time = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(time)) return date;
	const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(TAG[locale], options).format(time);
}
