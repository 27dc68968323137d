import type { Paragraph, Table } from 'docx';
import type { Competency, MatrixContent, Topic } from '$lib/domain/matrix/content';
import { STAGES } from '$lib/domain/matrix/vocabulary';
import { stageWord, topicKindWord } from '$lib/i18n/matrix-words';
import { m } from '$lib/i18n/paraglide/messages';
import { emptyRow, formTable, headRow, type FormCell, type FormRow } from '../tables';
import { paragraph, type Sheet } from '../text';

/** The topics of the three stages, side by side as on the form. */
export function developmentTable(sheet: Sheet, plan: MatrixContent['development']): Table {
	const locale = { locale: sheet.locale };
	const head = headRow(
		sheet,
		STAGES.map((stage) => stageWord(stage, sheet.locale))
	);
	const longest = Math.max(...STAGES.map((stage) => plan[stage].length));
	const rows = Array.from({ length: longest }, (_, index): FormRow => ({
		cells: STAGES.map((stage) => topicCell(sheet, plan[stage][index]))
	}));
	if (rows.length === 0) rows.push(emptyRow(sheet, m.word_none({}, locale), 3));
	return formTable([3_360, 3_360, 3_360], [head, ...rows]);
}

function topicCell(sheet: Sheet, topic: Topic | undefined): FormCell {
	if (!topic) return { content: [paragraph(sheet, 'FormCell', '')] };
	const content: Paragraph[] = [paragraph(sheet, 'FormCell', topic.name, { rowId: topic.id })];
	const remarks = [topicKindWord(topic.kind, sheet.locale)];
	if (topic.required) remarks.push(m.word_topic_required({}, { locale: sheet.locale }));
	const remark = remarks.filter(Boolean).join(', ');
	if (remark) content.push(paragraph(sheet, 'FormQuiet', remark));
	return { content };
}

/** Competencies with the level required; one model for all heads the list, several have a column. */
export function competenciesTable(sheet: Sheet, list: readonly Competency[]): Table {
	const locale = { locale: sheet.locale };
	const models = new Set(list.map((each) => each.model));
	const withModel = models.size > 1;
	const [only] = models;
	const widths = withModel ? [4_480, 3_360, 2_240] : [7_280, 2_800];
	const name = !withModel && only ? only : m.word_competency_name({}, locale);
	const level = m.word_competency_level({}, locale);
	const labels = withModel ? [name, m.word_competency_model({}, locale), level] : [name, level];
	const rows = list.map((each): FormRow => {
		const texts = withModel ? [each.model, each.level] : [each.level];
		return {
			cells: [
				{ content: [paragraph(sheet, 'FormCell', each.name, { rowId: each.id })] },
				...texts.map((text) => ({ content: [paragraph(sheet, 'FormCell', text)] }))
			]
		};
	});
	if (rows.length === 0) rows.push(emptyRow(sheet, m.word_none({}, locale), widths.length));
	return formTable(widths, [headRow(sheet, labels), ...rows]);
}
