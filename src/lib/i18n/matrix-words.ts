/** The words of the matrix's closed lists, in the reader's language or, when given, the document's; none is empty. */
import type {
	ConditionKind,
	DegreeStatus,
	Direction,
	EducationGrade,
	Frequency,
	LanguageLevel,
	Need,
	Section,
	Stage,
	TopicKind,
	ValueType
} from '$lib/domain/matrix/vocabulary';
import { m } from './paraglide/messages';
import type { Locale } from './paraglide/runtime';

type Word = (inputs?: object, options?: { locale?: Locale }) => string;
const words =
	<K extends string>(table: Record<K, Word>) =>
	(key: K | null, locale?: Locale): string =>
		key === null ? '' : table[key]({}, locale ? { locale } : undefined);

export const frequencyWord = words<Frequency>({
	daily: m.matrix_frequency_daily,
	weekly: m.matrix_frequency_weekly,
	biweekly: m.matrix_frequency_biweekly,
	monthly: m.matrix_frequency_monthly,
	bimonthly: m.matrix_frequency_bimonthly,
	quarterly: m.matrix_frequency_quarterly,
	semiannual: m.matrix_frequency_semiannual,
	annual: m.matrix_frequency_annual,
	eventual: m.matrix_frequency_eventual
});
export const valueTypeWord = words<ValueType>({
	percentage: m.matrix_value_percentage,
	number: m.matrix_value_number,
	currency: m.matrix_value_currency,
	minutes: m.matrix_value_minutes,
	'yes-no': m.matrix_value_yes_no
});
export const directionWord = words<Direction>({
	increases: m.matrix_direction_increases,
	decreases: m.matrix_direction_decreases,
	range: m.matrix_direction_range
});
export const stageWord = words<Stage>({
	junior: m.matrix_stage_junior,
	senior: m.matrix_stage_senior,
	master: m.matrix_stage_master
});
export const topicKindWord = words<TopicKind>({
	course: m.matrix_topic_course,
	skill: m.matrix_topic_skill,
	knowledge: m.matrix_topic_knowledge
});
export const gradeWord = words<EducationGrade>({
	primary: m.matrix_grade_primary,
	secondary: m.matrix_grade_secondary,
	'high-school': m.matrix_grade_high_school,
	technical: m.matrix_grade_technical,
	university: m.matrix_grade_university,
	postgraduate: m.matrix_grade_postgraduate
});
export const degreeWord = words<DegreeStatus>({
	unfinished: m.matrix_degree_unfinished,
	completed: m.matrix_degree_completed,
	graduated: m.matrix_degree_graduated
});
export const languageLevelWord = words<LanguageLevel>({
	low: m.matrix_language_low,
	medium: m.matrix_language_medium,
	high: m.matrix_language_high
});
export const needWord = words<Need>({
	indispensable: m.matrix_need_indispensable,
	desirable: m.matrix_need_desirable
});
export const conditionWord = words<ConditionKind>({
	schedule: m.matrix_condition_schedule,
	'meal-break': m.matrix_condition_meal_break,
	availability: m.matrix_condition_availability,
	other: m.matrix_condition_other
});
export const sectionWord = words<Section | 'signatures'>({
	header: m.matrix_section_header,
	objective: m.matrix_section_objective,
	functions: m.matrix_section_functions,
	kpis: m.matrix_section_kpis,
	relationships: m.matrix_section_relationships,
	development: m.matrix_section_development,
	competencies: m.matrix_section_competencies,
	profile: m.matrix_section_profile,
	equipment: m.matrix_section_equipment,
	signatures: m.matrix_section_signatures
});
