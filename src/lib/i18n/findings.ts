import type { Discrimination } from '$lib/domain/matrix/linter/discrimination';
import type { LintRule } from '$lib/domain/matrix/linter/finding';
import { WHOLE } from '$lib/domain/matrix/weights';
import { EDUCATION_GRADES } from '$lib/domain/matrix/vocabulary';
import type { Locale } from './format';
import { gradeWord } from './matrix-words';
import { m } from './paraglide/messages';
import { plainFormat } from './plain-format';

type Data = Record<string, string | number>;
type Sentence = (data: Data, locale: Locale, field: string | null) => string;
type Message = (inputs: never, options: { locale: Locale }) => string;

/** A sentence that takes the finding's data as they are. */
const plain =
	(message: Message): Sentence =>
	(data, locale) =>
		message(data as never, { locale });

const SENTENCES: Record<LintRule, Sentence> = {
	weights_sum: weights,
	kpis_missing: plain(m.findings_kpis_missing),
	function_without_deliverable: plain(m.findings_function_without_deliverable),
	function_without_recipient: plain(m.findings_function_without_recipient),
	function_without_frequency: plain(m.findings_function_without_frequency),
	kpi_without_target: plain(m.findings_kpi_without_target),
	kpi_range_incomplete: plain(m.findings_kpi_range_incomplete),
	kpi_without_unit: plain(m.findings_kpi_without_unit),
	kpi_without_direction: plain(m.findings_kpi_without_direction),
	discriminatory_requirement: (data, locale, field) =>
		plain(DISCRIMINATORY[data.kind as Discrimination] ?? m.findings_discriminatory_appearance)(
			data,
			locale,
			field
		),
	objective_missing: plain(m.findings_objective_missing),
	objective_not_infinitive: whether(
		'verb',
		m.findings_objective_not_infinitive_verb,
		m.findings_objective_not_infinitive
	),
	function_empty: plain(m.findings_function_empty),
	function_not_infinitive: whether(
		'verb',
		m.findings_function_not_infinitive_verb,
		m.findings_function_not_infinitive
	),
	functions_few: plain(m.findings_functions_few),
	functions_many: plain(m.findings_functions_many),
	functions_duplicated: plain(m.findings_functions_duplicated),
	course_not_in_plan: plain(m.findings_course_not_in_plan),
	language_above_course: plain(m.findings_language_above_course),
	recipient_unknown: plain(m.findings_recipient_unknown),
	impossible_time: plain(m.findings_impossible_time),
	stated_boss_differs: whether(
		'derived',
		m.findings_stated_boss_differs,
		m.findings_stated_boss_differs_none
	),
	stated_reports_differ: whether(
		'derived',
		m.findings_stated_reports_differ,
		m.findings_stated_reports_differ_none
	),
	eventual_share: plain(m.findings_eventual_share),
	repeated_row: repeatedRow
};

const DISCRIMINATORY: Record<Discrimination, Message> = {
	age: m.findings_discriminatory_age,
	sex: m.findings_discriminatory_sex,
	'marital-status': m.findings_discriminatory_marital_status,
	pregnancy: m.findings_discriminatory_pregnancy,
	appearance: m.findings_discriminatory_appearance
};

/** A finding as a sentence in the reader's language. */
export function findingText(
	finding: { rule: string; data: Data; field?: string | null },
	locale: Locale
): string {
	const sentence = SENTENCES[finding.rule as LintRule] as Sentence | undefined;
	return sentence ? sentence(finding.data, locale, finding.field ?? null) : finding.rule;
}

function weights(data: Data, locale: Locale): string {
	const percent = (hundredths: number) => plainFormat(locale).percent(hundredths / 100);
	const missing = Number(data.missing);
	const inputs = {
		sum: percent(Number(data.sum)),
		whole: percent(WHOLE),
		rest: percent(Math.abs(missing))
	};
	if (missing === WHOLE) return m.findings_weights_sum_zero(inputs, { locale });
	return missing > 0
		? m.findings_weights_sum_under(inputs, { locale })
		: m.findings_weights_sum_over(inputs, { locale });
}

/** One sentence where a member of the data says something, another where it is empty. */
function whether(member: string, filled: Message, empty: Message): Sentence {
	return (data, locale, field) => plain(data[member] ? filled : empty)(data, locale, field);
}

function repeatedRow(data: Data, locale: Locale, field: string | null): string {
	const grade = EDUCATION_GRADES.find((known) => known === data.text);
	const text = field === 'grade' && grade ? gradeWord(grade, locale) : data.text;
	return plain(m.findings_repeated_row)({ ...data, text: text ?? '' }, locale, field);
}
