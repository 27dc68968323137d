import type { ShownAcknowledgementState } from '$lib/domain/acknowledgement/records';
import type { Scope } from '$lib/domain/matrix/vocabulary';
import type { CivilDate, ShownState } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import type { SignatureRole } from './matrix-input';

export type Locale = 'es' | 'en';
type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;
type Words<Code extends string> = Record<Code, Message>;

/** The words of what only the form has, in the document's language; `i18n/matrix-words` has the rest. */
export const SCOPE: Words<Scope> = {
	individual: m.word_scope_individual,
	team: m.word_scope_team
};
export const SIGNATURE: Words<SignatureRole> = {
	prepared: m.word_signature_prepared,
	reviewed: m.word_signature_reviewed,
	authorised: m.word_signature_authorised
};
export const ACKNOWLEDGEMENT: Words<ShownAcknowledgementState> = {
	requested: m.word_ack_requested,
	expired: m.word_ack_expired,
	acknowledged: m.word_ack_acknowledged,
	'with-remarks': m.word_ack_with_remarks,
	refused: m.word_ack_refused,
	superseded: m.word_ack_superseded,
	closed: m.word_ack_closed
};
/** What a file must say of itself as long as, or as soon as, its content is not in force. */
export const MARK: Record<ShownState, { state: Message; meaning: Message } | null> = {
	draft: { state: m.word_state_draft, meaning: m.word_mark_draft },
	returned: { state: m.word_state_returned, meaning: m.word_mark_draft },
	'in-review': { state: m.word_state_in_review, meaning: m.word_mark_draft },
	approved: { state: m.word_state_approved, meaning: m.word_mark_draft },
	scheduled: { state: m.word_state_scheduled, meaning: m.word_mark_scheduled },
	published: null,
	superseded: { state: m.word_state_superseded, meaning: m.word_mark_superseded },
	withdrawn: { state: m.word_state_withdrawn, meaning: m.word_mark_withdrawn }
};

/** The word for a code of a closed list, empty for none. */
export function word<Code extends string>(
	words: Words<Code>,
	code: Code | null,
	locale: Locale
): string {
	return code === null ? '' : words[code]({}, { locale });
}

const TAG = { es: 'es-MX', en: 'en-US' } as const;

/** A civil date as people write it, "2 mar 2026"; what is no date stays as it is. */
export function dateText(date: CivilDate, locale: Locale): string {
	const time = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(time)) return date;
	const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(TAG[locale], options).format(time);
}

export function numberText(value: number, locale: Locale): string {
	return new Intl.NumberFormat(TAG[locale], { maximumFractionDigits: 6 }).format(value);
}

/** Spanish sets the sign apart with a space that does not break, English does not. */
export function percentText(value: number, locale: Locale): string {
	return `${numberText(value, locale)}${locale === 'es' ? '\u00a0' : ''}%`;
}

/** Hundredths of a percent: 3050 is "30.5 %". */
export function shareText(hundredths: number, locale: Locale): string {
	return percentText(hundredths / 100, locale);
}
