import type { Paragraph, Table } from 'docx';
import type { Kpi, MatrixContent } from '$lib/domain/matrix/content';
import { directionWord, frequencyWord } from '$lib/i18n/matrix-words';
import { m } from '$lib/i18n/paraglide/messages';
import { COLOUR } from '../page';
import { emptyRow, formTable, headRow, type FormRow } from '../tables';
import { targetText, valueTypeText } from '../target-text';
import { paragraph, type Sheet } from '../text';
import { shareText } from '../words';

const WIDTHS = [560, 2_400, 1_560, 1_840, 1_300, 1_180, 1_240];
const WHOLE = 10_000;

/** The indicators with their total row and the form's fixed note. */
export function kpis(sheet: Sheet, content: MatrixContent): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	if (content.kpis.length === 0 && content.noKpisReason !== null) {
		const text = m.word_kpis_without({ reason: content.noKpisReason }, locale);
		return [paragraph(sheet, 'FormText', text)];
	}
	const labels = [
		m.word_functions_number({}, locale),
		m.word_kpis_statement({}, locale),
		m.word_kpis_source({}, locale),
		m.word_kpis_target({}, locale),
		m.word_kpis_type({}, locale),
		m.word_kpis_direction({}, locale),
		m.word_kpis_weight({}, locale)
	];
	const head = headRow(sheet, labels, { right: [labels.length - 1] });
	const rows = content.kpis.map((kpi, index) => kpiRow(sheet, kpi, index + 1));
	const last = rows.at(-1);
	// The total never stands alone at the head of a page.
	if (last) last.keepNext = true;
	if (rows.length === 0) rows.push(emptyRow(sheet, m.word_none({}, locale), WIDTHS.length));
	rows.push(totalRow(sheet, content));
	return [
		formTable(WIDTHS, [head, ...rows]),
		paragraph(sheet, 'FormNote', m.word_kpis_note({}, locale))
	];
}

function kpiRow(sheet: Sheet, kpi: Kpi, number: number): FormRow {
	const { locale } = sheet;
	const statement = [paragraph(sheet, 'FormCell', kpi.statement, { rowId: kpi.id })];
	if (kpi.formula) {
		const text = m.word_kpis_formula({ formula: kpi.formula }, { locale });
		statement.push(paragraph(sheet, 'FormQuiet', text));
	}
	if (kpi.period) {
		const text = m.word_kpis_period({ period: frequencyWord(kpi.period, locale) }, { locale });
		statement.push(paragraph(sheet, 'FormQuiet', text));
	}
	const cell = (text: string, style = 'FormCell') => ({ content: [paragraph(sheet, style, text)] });
	return {
		cells: [
			cell(`${number}`, 'FormCentre'),
			{ content: statement },
			cell(kpi.source),
			{ content: target(sheet, kpi) },
			cell(valueTypeText(kpi, locale)),
			cell(directionWord(kpi.direction, locale)),
			cell(shareText(kpi.weight, locale), 'FormNumber')
		]
	};
}

/** The document's own words first; what the numbers say stands below them. */
function target(sheet: Sheet, kpi: Kpi): Paragraph[] {
	if (!kpi.target) return [paragraph(sheet, 'FormCell', '')];
	const numbers = targetText(kpi.target, kpi, sheet.locale);
	if (kpi.target.wording.trim() === '') return [paragraph(sheet, 'FormCell', numbers)];
	return [paragraph(sheet, 'FormCell', kpi.target.wording), paragraph(sheet, 'FormQuiet', numbers)];
}

function totalRow(sheet: Sheet, content: MatrixContent): FormRow {
	const { locale } = sheet;
	const sum = content.kpis.reduce((total, kpi) => total + kpi.weight, 0);
	const share = shareText(Math.abs(WHOLE - sum), locale);
	const label = [
		paragraph(sheet, 'FormNumber', m.word_kpis_total({}, { locale }), { run: 'Strong' })
	];
	if (sum < WHOLE) label.push(hint(sheet, m.word_kpis_missing({ share }, { locale })));
	if (sum > WHOLE) label.push(hint(sheet, m.word_kpis_exceeding({ share }, { locale })));
	const total = paragraph(sheet, 'FormNumber', shareText(sum, locale), { run: 'Strong' });
	return {
		cells: [
			{ content: label, span: WIDTHS.length - 1, fill: COLOUR.shade },
			{ content: [total], fill: COLOUR.shade }
		]
	};
}

function hint(sheet: Sheet, text: string): Paragraph {
	return paragraph(sheet, 'FormNumber', text, { run: 'Quiet' });
}
