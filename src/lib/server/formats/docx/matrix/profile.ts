import type { Paragraph, Table } from 'docx';
import type { Education, MatrixContent } from '$lib/domain/matrix/content';
import { EDUCATION_GRADES } from '$lib/domain/matrix/vocabulary';
import {
	conditionWord,
	degreeWord,
	gradeWord,
	languageLevelWord,
	needWord
} from '$lib/i18n/matrix-words';
import { m } from '$lib/i18n/paraglide/messages';
import { emptyRow, formTable, gap, headRow, type FormCell, type FormRow } from '../tables';
import { paragraph, subHeading, type Sheet, type TextOptions } from '../text';

type Profile = MatrixContent['profile'];

function cell(sheet: Sheet, text: string, options: TextOptions = {}, style = 'FormCell'): FormCell {
	return { content: [paragraph(sheet, style, text, options)] };
}

/** A table with its label over it; a list without rows says so. */
function list(sheet: Sheet, widths: number[], labels: string[], rows: FormRow[]): Table {
	const none = m.word_none({}, { locale: sheet.locale });
	const body = rows.length > 0 ? rows : [emptyRow(sheet, none, widths.length)];
	return formTable(widths, [headRow(sheet, labels), ...body]);
}

/** Education, travel, languages, knowledge and experience. */
export function profile(sheet: Sheet, content: Profile): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	return [
		subHeading(m.word_profile_education({}, locale)),
		educationTable(sheet, content.education),
		subHeading(m.word_profile_travel({}, locale)),
		travelTable(sheet, content.travel),
		subHeading(m.word_profile_languages({}, locale)),
		languagesTable(sheet, content),
		subHeading(m.word_profile_knowledge({}, locale)),
		list(
			sheet,
			[7_280, 2_800],
			[m.word_knowledge_name({}, locale), m.word_knowledge_need({}, locale)],
			content.knowledge.map((each) => ({
				cells: [
					cell(sheet, each.name, { rowId: each.id }),
					cell(sheet, needWord(each.need, sheet.locale))
				]
			}))
		),
		subHeading(m.word_profile_experience({}, locale)),
		list(
			sheet,
			[7_280, 2_800],
			[m.word_experience_what({}, locale), m.word_experience_duration({}, locale)],
			content.experience.map((each) => ({
				cells: [cell(sheet, each.what, { rowId: each.id }), cell(sheet, each.duration)]
			}))
		)
	];
}

/** Every grade of the form has its line, marked or not; a grade given twice has two. */
function educationTable(sheet: Sheet, education: readonly Education[]): Table {
	const locale = { locale: sheet.locale };
	const labels = [
		m.word_profile_education({}, locale),
		m.word_profile_required({}, locale),
		m.word_profile_status({}, locale),
		m.word_profile_fields({}, locale)
	];
	const rows = EDUCATION_GRADES.flatMap((grade): FormRow[] => {
		const name = gradeWord(grade, sheet.locale);
		const given = education.filter((each) => each.grade === grade);
		if (given.length === 0) {
			return [{ cells: [name, '', '', ''].map((text) => cell(sheet, text)) }];
		}
		return given.map((each) => ({
			cells: [
				cell(sheet, name, { rowId: each.id, ...(each.required ? { run: 'Strong' } : {}) }),
				cell(sheet, each.required ? 'X' : '', { run: 'Strong' }, 'FormCentre'),
				cell(sheet, degreeWord(each.status, sheet.locale)),
				cell(sheet, each.fields)
			]
		}));
	});
	return formTable([2_900, 1_180, 1_900, 4_100], [headRow(sheet, labels), ...rows]);
}

function travelTable(sheet: Sheet, travel: Profile['travel']): Table {
	const locale = { locale: sheet.locale };
	const labels = [
		m.word_profile_travel_required({}, locale),
		m.word_profile_travel_frequency({}, locale)
	];
	const answers = travel.required ? m.word_yes({}, locale) : m.word_no({}, locale);
	const row = [travel.required === null ? '' : answers, travel.frequency];
	return list(sheet, [2_900, 7_180], labels, [{ cells: row.map((text) => cell(sheet, text)) }]);
}

function languagesTable(sheet: Sheet, content: Profile): Table {
	const locale = { locale: sheet.locale };
	const labels = [
		m.word_language_name({}, locale),
		m.word_language_read({}, locale),
		m.word_language_written({}, locale),
		m.word_language_spoken({}, locale)
	];
	const rows = content.languages.map((each) => ({
		cells: [
			cell(sheet, each.name, { rowId: each.id }),
			...[each.read, each.written, each.spoken].map((level) =>
				cell(sheet, languageLevelWord(level, sheet.locale))
			)
		]
	}));
	return list(sheet, [4_080, 2_000, 2_000, 2_000], labels, rows);
}

/** Tools, then the conditions with their kind. */
export function equipment(sheet: Sheet, content: MatrixContent): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	const tools = content.equipment.map((tool) => ({
		cells: [cell(sheet, tool.name, { rowId: tool.id })]
	}));
	const conditions = content.conditions.map((each) => ({
		cells: [
			cell(sheet, conditionWord(each.kind, sheet.locale), { rowId: each.id }),
			cell(sheet, each.description)
		]
	}));
	const none = emptyRow(sheet, m.word_none({}, locale), 2);
	return [
		list(sheet, [10_080], [m.word_equipment_tools({}, locale)], tools),
		gap(),
		formTable(
			[2_900, 7_180],
			[
				headRow(sheet, [m.word_equipment_conditions({}, locale)], { spans: [2] }),
				...(conditions.length > 0 ? conditions : [none])
			]
		)
	];
}
