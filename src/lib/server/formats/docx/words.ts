import type { ShownAcknowledgementState } from '$lib/domain/acknowledgement/records';
import type {
	ConditionKind,
	DegreeStatus,
	Direction,
	EducationGrade,
	Frequency,
	LanguageLevel,
	Need,
	Scope,
	Stage,
	TopicKind
} from '$lib/domain/matrix/vocabulary';
import type { CivilDate, ShownState } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import type { SignatureRole } from './matrix-input';

export type Locale = 'es' | 'en';
type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;
type Words<Code extends string> = Record<Code, Message>;

/** The words of the closed lists, in the document's language. */
export const FREQUENCY: Words<Frequency> = {
	daily: m.word_frequency_daily,
	weekly: m.word_frequency_weekly,
	biweekly: m.word_frequency_biweekly,
	monthly: m.word_frequency_monthly,
	bimonthly: m.word_frequency_bimonthly,
	quarterly: m.word_frequency_quarterly,
	semiannual: m.word_frequency_semiannual,
	annual: m.word_frequency_annual,
	eventual: m.word_frequency_eventual
};
export const DIRECTION: Words<Direction> = {
	increases: m.word_direction_increases,
	decreases: m.word_direction_decreases,
	range: m.word_direction_range
};
export const SCOPE: Words<Scope> = {
	individual: m.word_scope_individual,
	team: m.word_scope_team
};
export const STAGE: Words<Stage> = {
	junior: m.word_stage_junior,
	senior: m.word_stage_senior,
	master: m.word_stage_master
};
export const TOPIC: Words<TopicKind> = {
	course: m.word_topic_course,
	skill: m.word_topic_skill,
	knowledge: m.word_topic_knowledge
};
export const GRADE: Words<EducationGrade> = {
	primary: m.word_grade_primary,
	secondary: m.word_grade_secondary,
	'high-school': m.word_grade_high_school,
	technical: m.word_grade_technical,
	university: m.word_grade_university,
	postgraduate: m.word_grade_postgraduate
};
export const STATUS: Words<DegreeStatus> = {
	unfinished: m.word_status_unfinished,
	completed: m.word_status_completed,
	graduated: m.word_status_graduated
};
export const LEVEL: Words<LanguageLevel> = {
	low: m.word_level_low,
	medium: m.word_level_medium,
	high: m.word_level_high
};
export const NEED: Words<Need> = {
	indispensable: m.word_need_indispensable,
	desirable: m.word_need_desirable
};
export const CONDITION: Words<ConditionKind> = {
	schedule: m.word_condition_schedule,
	'meal-break': m.word_condition_meal_break,
	availability: m.word_condition_availability,
	other: m.word_condition_other
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
