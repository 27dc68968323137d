import type { CivilDate } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '../words';
import type { PrintedState } from './manual-input';

type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** What the file says of itself as long as, or as soon as, the edition is not in force. */
export const MARK: Record<PrintedState, { state: Message; meaning: Message } | null> = {
	draft: { state: m.manual_word_state_draft, meaning: m.manual_word_mark_draft },
	'in-review': { state: m.manual_word_state_in_review, meaning: m.manual_word_mark_draft },
	authorised: { state: m.manual_word_state_authorised, meaning: m.manual_word_mark_draft },
	published: null,
	superseded: { state: m.manual_word_state_superseded, meaning: m.manual_word_mark_superseded }
};

const TAG = { es: 'es-MX', en: 'en-US' } as const;

/** A civil date as documents spell it, "15 de marzo de 2016"; what is no date stays as it is. */
export function longDate(date: CivilDate, locale: Locale): string {
	const time = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(time)) return date;
	const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(TAG[locale], options).format(time);
}
