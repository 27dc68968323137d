import { BorderStyle, Paragraph, type ITableCellBorders, type Table } from 'docx';
import type { FrozenPlacement } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import {
	chartColumns,
	layOutChart,
	type ChartBox,
	type ChartCell,
	type ChartRow
} from './chart-layout';
import { COLOUR, TEXT_WIDTH } from './page';
import { formTable, type FormCell, type FormRow } from './tables';
import { paragraph, type Sheet } from './text';

const MOST_PEERS = 4;
const MOST_REPORTS = 5;
const NONE = { style: BorderStyle.NIL, size: 0, color: 'auto' };
const edge = (color: string, size: number) => ({ style: BorderStyle.SINGLE, size, color });
const framed = (color: string, size: number): ITableCellBorders => ({
	top: edge(color, size),
	left: edge(color, size),
	bottom: edge(color, size),
	right: edge(color, size)
});

/**
 * Where the position stands, drawn with table cells: boss, the position among those who report to
 * the same boss, and its own reports. Cells stay legible and can be edited in any word processor.
 */
export function orgChart(sheet: Sheet, title: string, placement: FrozenPlacement): Table {
	const boss = placement.boss ? box(placement.boss.title) : null;
	const rows = layOutChart(
		boss,
		middle(sheet, title, placement),
		reports(sheet, placement),
		TEXT_WIDTH
	);
	const { edges, widths } = chartColumns(rows);
	const last = rows.length - 1;
	return formTable(
		widths,
		rows.map((row, index) => formRow(sheet, row, edges, index < last)),
		'BareTable'
	);
}

const box = (...lines: string[]): ChartBox => ({ lines, kind: 'other' });

function middle(sheet: Sheet, title: string, placement: FrozenPlacement): ChartBox[] {
	const { peers } = placement;
	const shown = peers.length > MOST_PEERS ? peers.slice(0, MOST_PEERS - 1) : peers;
	const boxes = shown.map((peer) => box(peer.title));
	const hidden = peers.length - shown.length;
	if (hidden > 0) boxes.push(box(m.word_chart_more({ count: hidden }, { locale: sheet.locale })));
	boxes.splice(Math.floor(boxes.length / 2), 0, { lines: [title], kind: 'self' });
	return boxes;
}

function reports(sheet: Sheet, placement: FrozenPlacement): ChartBox[] {
	const titles = placement.reports.map((report) => report.title);
	if (titles.length <= MOST_REPORTS) return titles.map((title) => box(title));
	return [box(m.word_chart_reports({ count: titles.length }, { locale: sheet.locale }), ...titles)];
}

function formRow(
	sheet: Sheet,
	row: ChartRow,
	edges: readonly number[],
	keepNext: boolean
): FormRow {
	const cells = row.cells.map((cell) => formCell(sheet, cell, edges, keepNext));
	return { cells, keepNext, ...(row.connector ? { height: { value: 130, exact: true } } : {}) };
}

function formCell(
	sheet: Sheet,
	cell: ChartCell,
	edges: readonly number[],
	keepNext: boolean
): FormCell {
	const span = edges.indexOf(cell.to) - edges.indexOf(cell.from);
	if (!cell.box) {
		const line = edge(COLOUR.strongLine, 6);
		const borders = {
			top: cell.top ? line : NONE,
			left: cell.left ? line : NONE,
			bottom: NONE,
			right: NONE
		};
		return { content: [new Paragraph({ style: 'FormGap', keepNext })], span, borders };
	}
	const self = cell.box.kind === 'self';
	const listed = cell.box.lines.length > 1;
	const content = cell.box.lines.map((line, index) => {
		const run = listed && index === 0 ? 'Quiet' : self ? 'Strong' : undefined;
		return paragraph(sheet, 'ChartBox', line, { keepNext, ...(run ? { run } : {}) });
	});
	return {
		content,
		span,
		vertical: 'center',
		borders: self ? framed(COLOUR.accent, 12) : framed(COLOUR.strongLine, 6),
		...(self ? { fill: COLOUR.accentShade } : {})
	};
}
