/** Names of the members of a matrix, and their coded values, as differences show them. */
import type { Locale } from './format';
import * as words from './matrix-words';
import { m } from './paraglide/messages';
import { plainFormat } from './plain-format';

type Name = (inputs: object, options: { locale: Locale }) => string;

export const FIELD_NAMES: Record<string, Name> = {
	title: m.life_diff_field_title,
	competenceLevel: m.life_diff_field_competence_level,
	language: m.life_diff_field_language,
	objective: m.life_diff_field_objective,
	noKpisReason: m.life_diff_field_no_kpis_reason,
	what: m.life_diff_field_what,
	timeShare: m.life_diff_field_time_share,
	name: m.life_diff_field_name,
	recipients: m.life_diff_field_recipients,
	frequency: m.life_diff_field_frequency,
	statement: m.life_diff_field_statement,
	source: m.life_diff_field_source,
	target: m.life_diff_field_target,
	direction: m.life_diff_field_direction,
	weight: m.life_diff_field_weight,
	formula: m.life_diff_field_formula,
	period: m.life_diff_field_period,
	parties: m.life_diff_field_parties,
	purpose: m.life_diff_field_purpose,
	side: m.life_diff_field_side,
	stage: m.life_diff_field_stage,
	kind: m.life_diff_field_kind,
	required: m.life_diff_field_required,
	level: m.life_diff_field_level,
	model: m.life_diff_field_model,
	grade: m.life_diff_field_grade,
	status: m.life_diff_field_status,
	fields: m.life_diff_field_fields,
	read: m.life_diff_field_read,
	written: m.life_diff_field_written,
	spoken: m.life_diff_field_spoken,
	need: m.life_diff_field_need,
	duration: m.life_diff_field_duration,
	conditionKind: m.life_diff_field_condition_kind,
	description: m.life_diff_field_description,
	travelRequired: m.life_diff_field_travel_required,
	travelFrequency: m.life_diff_field_travel_frequency,
	authority: m.life_diff_field_authority,
	confidentiality: m.life_diff_field_confidentiality
};

const coded =
	(word: (code: never, locale: Locale) => string) =>
	(value: string | number | boolean, locale: Locale): string =>
		word(value as never, locale);
const percent = (value: string | number | boolean, locale: Locale) =>
	plainFormat(locale).percent(Number(value) / 100);
const oneOf =
	(names: Record<string, Name>) =>
	(value: string | number | boolean, locale: Locale): string =>
		names[String(value)]?.({}, { locale }) ?? String(value);

const VALUES: Record<string, (value: string | number | boolean, locale: Locale) => string> = {
	weight: percent,
	timeShare: percent,
	frequency: coded(words.frequencyWord),
	period: coded(words.frequencyWord),
	direction: coded(words.directionWord),
	stage: coded(words.stageWord),
	kind: coded(words.topicKindWord),
	grade: coded(words.gradeWord),
	status: coded(words.degreeWord),
	read: coded(words.languageLevelWord),
	written: coded(words.languageLevelWord),
	spoken: coded(words.languageLevelWord),
	need: coded(words.needWord),
	conditionKind: coded(words.conditionWord),
	side: oneOf({ internal: m.life_diff_internal, external: m.life_diff_external }),
	language: oneOf({ es: m.life_diff_spanish, en: m.life_diff_english })
};

/** One value of a member in words: codes by the catalogue, weights as percentages, texts as they are. */
export function fieldValue(
	field: string,
	value: string | number | boolean,
	locale: Locale
): string {
	if (typeof value === 'boolean')
		return value ? m.life_diff_yes({}, { locale }) : m.life_diff_no({}, { locale });
	return VALUES[field]?.(value, locale) ?? String(value);
}
