import { Paragraph, type Table } from 'docx';
import type { FrozenPlacement } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import type { PrintedMatrix } from '../matrix-input';
import { orgChart } from '../org-chart';
import { COLOUR } from '../page';
import { formTable, gap, headRow, type FormCell, type FormRow } from '../tables';
import { paragraph, sectionHeading, subHeading, type Sheet } from '../text';
import { dateText } from '../words';

type Fact = [label: string, values: readonly string[]];

/** Title and the table of facts; a position in several units gets one row for each of them. */
export function identification(sheet: Sheet, input: PrintedMatrix): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	const { content, code, placements } = input.body;
	const { number, effectiveFrom } = input.version;
	const [placement] = placements;
	const title: Fact = [m.word_label_title({}, locale), [titleOf(sheet, input)]];
	const codeFact: Fact = [m.word_label_code({}, locale), [code]];
	const level: Fact = [m.word_label_level({}, locale), [content.competenceLevel]];
	const headcount = placements.reduce((sum, each) => sum + each.headcount, 0);
	const places: Fact = [m.word_label_headcount({}, locale), headcount > 0 ? [`${headcount}`] : []];
	const version: Fact[] = [
		[
			m.word_label_version({}, locale),
			[number === null ? m.word_version_unnumbered({}, locale) : `${number}`]
		],
		[
			m.word_label_effective({}, locale),
			[effectiveFrom ? dateText(effectiveFrom, sheet.locale) : m.word_effective_open({}, locale)]
		]
	];
	const single = placements.length <= 1;
	const pairs: Fact[] = single
		? [title, bossFact(sheet, input, placement), unitFact(sheet, input, placement)]
		: [title, codeFact];
	if (single) pairs.push(reportsFact(sheet, input, placement), codeFact);
	pairs.push(level, ...version, [m.word_label_supersedes({}, locale), [supersedes(sheet, input)]]);
	pairs.push(places);
	const out: (Paragraph | Table)[] = [
		new Paragraph({ style: 'Overline', text: m.word_document({}, locale) }),
		paragraph(sheet, 'Title', titleOf(sheet, input)),
		gap(120),
		formTable([1_900, 3_140, 1_900, 3_140], factRows(sheet, pairs))
	];
	if (!single) out.push(gap(160), placementTable(sheet, placements));
	return out;
}

/** The small charts, one for each unit the position stands in. */
export function location(sheet: Sheet, input: PrintedMatrix): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	const { placements } = input.body;
	const heading = sectionHeading(sheet, null, m.word_section_location({}, locale), 'location');
	if (placements.length === 0) {
		return [heading, paragraph(sheet, 'FormQuiet', m.word_not_stated({}, locale))];
	}
	return placements.flatMap((placement, index) => {
		const head =
			placements.length === 1
				? [heading]
				: [...(index === 0 ? [heading] : []), subHeading(placement.unitPath.join(' › '))];
		return [...head, orgChart(sheet, titleOf(sheet, input), placement)];
	});
}

export function titleOf(sheet: Sheet, input: PrintedMatrix): string {
	return input.body.content.title || m.word_untitled({}, { locale: sheet.locale });
}

function unitFact(sheet: Sheet, input: PrintedMatrix, placement?: FrozenPlacement): Fact {
	const stated = input.body.content.stated.unit;
	const value = placement ? placement.unitPath.join(' › ') : stated;
	return [m.word_label_unit({}, { locale: sheet.locale }), value ? [value] : []];
}

function bossFact(sheet: Sheet, input: PrintedMatrix, placement?: FrozenPlacement): Fact {
	const locale = { locale: sheet.locale };
	const stated = input.body.content.stated.reportsTo;
	const value = placement ? (placement.boss?.title ?? m.word_nobody({}, locale)) : stated;
	return [m.word_label_boss({}, locale), value ? [value] : []];
}

function reportsFact(sheet: Sheet, input: PrintedMatrix, placement?: FrozenPlacement): Fact {
	const locale = { locale: sheet.locale };
	const stated = input.body.content.stated.directReports;
	const label = m.word_label_reports({}, locale);
	if (!placement) return [label, stated ? [stated] : []];
	const titles = placement.reports.map((report) => report.title);
	return [label, titles.length > 0 ? titles : [m.word_nobody({}, locale)]];
}

function supersedes(sheet: Sheet, input: PrintedMatrix): string {
	const locale = { locale: sheet.locale };
	const { supersedes: old, number } = input.version;
	if (!old) return number === 1 ? m.word_first_version({}, locale) : '';
	if (!old.effectiveFrom) return m.word_version_number({ number: old.number }, locale);
	const date = dateText(old.effectiveFrom, sheet.locale);
	return m.word_version_of_date({ number: old.number, date }, locale);
}

function factRows(sheet: Sheet, facts: readonly Fact[]): FormRow[] {
	const rows: FormRow[] = [];
	for (let index = 0; index < facts.length; index += 2) {
		const pair = facts.slice(index, index + 2);
		const cells = pair.flatMap(([label, values]): FormCell[] => [
			{ content: [paragraph(sheet, 'FormHead', label)], fill: COLOUR.shade },
			valueCell(sheet, values)
		]);
		if (pair.length === 1) {
			const [label, value] = cells;
			rows.push({ cells: [label, { ...value, span: 3 }] as FormCell[] });
		} else rows.push({ cells });
	}
	return rows;
}

function valueCell(sheet: Sheet, values: readonly string[]): FormCell {
	const filled = values.filter((value) => value.trim() !== '');
	if (filled.length === 0) return { content: [paragraph(sheet, 'FormQuiet', '—')] };
	return { content: filled.map((value) => paragraph(sheet, 'FormCell', value)) };
}

function placementTable(sheet: Sheet, placements: readonly FrozenPlacement[]): Table {
	const locale = { locale: sheet.locale };
	const labels = [
		m.word_label_unit({}, locale),
		m.word_label_boss({}, locale),
		m.word_label_reports({}, locale),
		m.word_label_headcount({}, locale)
	];
	const head = headRow(sheet, labels, { right: [labels.length - 1] });
	const rows = placements.map((placement): FormRow => {
		const reports = placement.reports.map((report) => report.title);
		return {
			cells: [
				valueCell(sheet, [placement.unitPath.join(' › ')]),
				valueCell(sheet, [placement.boss?.title ?? m.word_nobody({}, locale)]),
				valueCell(sheet, reports.length > 0 ? reports : [m.word_nobody({}, locale)]),
				{ content: [paragraph(sheet, 'FormNumber', `${placement.headcount}`)] }
			]
		};
	});
	return formTable([3_360, 2_820, 2_820, 1_080], [head, ...rows]);
}
