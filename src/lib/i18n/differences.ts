import type { Difference, DifferenceSubject, DifferenceValue } from '$lib/domain/matrix/difference';
import type { Kpi } from '$lib/domain/matrix/content';
import type { EducationGrade } from '$lib/domain/matrix/vocabulary';
import { FIELD_NAMES, fieldValue } from './difference-fields';
import type { Locale } from './format';
import { gradeWord, sectionWord } from './matrix-words';
import { m } from './paraglide/messages';
import { plainFormat } from './plain-format';
import { targetWords } from './target-words';

type Subject = Exclude<DifferenceSubject, 'content'>;
type Message = (inputs: { number: string; label: string }, options: { locale: Locale }) => string;

const WHERE: Record<Subject, Message> = {
	function: m.life_diff_where_function,
	deliverable: m.life_diff_where_deliverable,
	kpi: m.life_diff_where_kpi,
	relationship: m.life_diff_where_relationship,
	topic: m.life_diff_where_topic,
	competency: m.life_diff_where_competency,
	education: m.life_diff_where_education,
	language: m.life_diff_where_language,
	knowledge: m.life_diff_where_knowledge,
	experience: m.life_diff_where_experience,
	tool: m.life_diff_where_tool,
	condition: m.life_diff_where_condition
};
const NOUNS: Record<Subject, Message> = {
	function: m.life_diff_noun_function,
	deliverable: m.life_diff_noun_deliverable,
	kpi: m.life_diff_noun_kpi,
	relationship: m.life_diff_noun_relationship,
	topic: m.life_diff_noun_topic,
	competency: m.life_diff_noun_competency,
	education: m.life_diff_noun_education,
	language: m.life_diff_noun_language,
	knowledge: m.life_diff_noun_knowledge,
	experience: m.life_diff_noun_experience,
	tool: m.life_diff_noun_tool,
	condition: m.life_diff_noun_condition
};

/** Longer texts are not quoted in a sentence; a page shows them side by side (differenceParts). */
const SHORT = 60;

/** A difference in one sentence: "Indicador 2: peso 30 % → 40 %". */
export function differenceText(difference: Difference, locale: Locale): string {
	const { where, field, before, after } = differenceParts(difference, locale);
	const label = shortened(labelOf(difference, locale));
	const options = { locale };
	switch (difference.kind) {
		case 'added':
			return m.life_diff_added({ noun: nounOf(difference, locale), label }, options);
		case 'removed':
			return m.life_diff_removed({ noun: nounOf(difference, locale), label }, options);
		case 'moved':
			return m.life_diff_moved({ where, before, after }, options);
		case 'changed':
			if (before === after || before.length > SHORT || after.length > SHORT)
				return m.life_diff_updated({ where, field }, options);
			if (before === '') return m.life_diff_set({ where, field, after }, options);
			if (after === '') return m.life_diff_cleared({ where, field, before }, options);
			return m.life_diff_changed({ where, field, before, after }, options);
	}
}

/** The same in parts, with whole texts; empty where there was or is nothing. */
export function differenceParts(
	difference: Difference,
	locale: Locale
): { where: string; field: string; before: string; after: string } {
	const { field } = difference;
	const word = (value: DifferenceValue) => valueWord(difference, value, locale);
	return {
		where: whereOf(difference, locale),
		field: field === null ? '' : (FIELD_NAMES[field]?.({}, { locale }) ?? field),
		before: word(difference.before),
		after: word(difference.after)
	};
}

function whereOf(difference: Difference, locale: Locale): string {
	const { subject, section, parent } = difference;
	if (subject === 'content') return sectionWord(section, locale);
	const inputs = inputsOf(difference, locale);
	return parent?.several
		? m.life_diff_where_several(inputs, { locale })
		: WHERE[subject](inputs, { locale });
}

function nounOf(difference: Difference, locale: Locale): string {
	const { subject } = difference;
	return subject === 'content' ? '' : NOUNS[subject](inputsOf(difference, locale), { locale });
}

function inputsOf(difference: Difference, locale: Locale): { number: string; label: string } {
	const number = difference.parent?.number ?? difference.number ?? '';
	return { number: String(number), label: shortened(labelOf(difference, locale)) };
}

function labelOf({ subject, label }: Difference, locale: Locale): string {
	return subject === 'education' ? gradeWord(label as EducationGrade, locale) : label;
}

function valueWord({ field }: Difference, value: DifferenceValue, locale: Locale): string {
	if (value === null || value === '') return '';
	if (typeof value === 'object' && 'target' in value)
		return targetWords(value as Kpi, plainFormat(locale));
	if (typeof value === 'object') return value.join(', ');
	return fieldValue(field ?? '', value, locale);
}

function shortened(text: string): string {
	return text.length <= SHORT ? text : `${text.slice(0, SHORT - 1).trimEnd()}…`;
}
