import {
	HeightRule,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalMergeType,
	WidthType,
	type ITableCellBorders
} from 'docx';
import { COLOUR, TEXT_WIDTH } from './page';
import { noted, paragraph, type Sheet } from './text';

export interface FormCell {
	/** Never empty: a cell without a paragraph makes Word refuse the file. */
	content: readonly Paragraph[];
	/** Columns of the grid it takes; 1 when absent. */
	span?: number;
	/** First cell of a group over several rows, or one that only continues it. */
	merge?: 'restart' | 'continue';
	fill?: string;
	borders?: ITableCellBorders;
	vertical?: 'top' | 'center' | 'bottom';
}

export interface FormRow {
	cells: readonly FormCell[];
	/** Repeats at the head of every page; only the first rows of a table may. */
	header?: boolean;
	/** Stays on one page with the row after it. */
	keepNext?: boolean;
	/** Twentieths of a point. */
	height?: { value: number; exact: boolean };
}

/**
 * A table of fixed layout over the whole text width.
 * @param widths column widths in twentieths of a point; they add up to the text width
 * @throws when widths or spans do not fit, which is a mistake in the caller
 */
export function formTable(
	widths: readonly number[],
	rows: readonly FormRow[],
	style: 'FormTable' | 'BareTable' = 'FormTable'
): Table {
	const total = widths.reduce((sum, width) => sum + width, 0);
	if (total !== TEXT_WIDTH) throw new Error(`columns add up to ${total}, not ${TEXT_WIDTH}`);
	const table = new Table({
		style,
		layout: TableLayoutType.FIXED,
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: [...widths],
		borders: NO_OWN_BORDERS,
		rows: rows.map((row) => tableRow(widths, row))
	});
	FACTS.set(table, { widths, rows, style });
	return table;
}

/** What a table was made of, for who must know how high it will be, or take it apart. */
export interface TableFacts {
	widths: readonly number[];
	rows: readonly FormRow[];
	style: 'FormTable' | 'BareTable';
}

const FACTS = new WeakMap<object, TableFacts>();

export const tableFacts = (table: object): TableFacts | null => FACTS.get(table) ?? null;

/** Without this the library writes black borders over those of the table style. */
const NO_OWN_BORDERS = {};

function tableRow(widths: readonly number[], row: FormRow): TableRow {
	let column = 0;
	const cells = row.cells.map((cell) => {
		const taken = widths.slice(column, (column += cell.span ?? 1));
		return new TableCell({
			children: [...cell.content],
			width: { size: taken.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
			...(cell.span && cell.span > 1 ? { columnSpan: cell.span } : {}),
			...(cell.merge ? { verticalMerge: MERGES[cell.merge] } : {}),
			...(cell.fill ? { shading: { type: 'clear', color: 'auto', fill: cell.fill } } : {}),
			...(cell.borders ? { borders: cell.borders } : {}),
			...(cell.vertical ? { verticalAlign: cell.vertical } : {})
		});
	});
	if (column !== widths.length)
		throw new Error(`a row spans ${column} of ${widths.length} columns`);
	return new TableRow({
		children: cells,
		cantSplit: true,
		...(row.header ? { tableHeader: true } : {}),
		...(row.keepNext ? { keepNext: true } : {}),
		...(row.height
			? {
					height: {
						value: row.height.value,
						rule: row.height.exact ? HeightRule.EXACT : HeightRule.ATLEAST
					}
				}
			: {})
	});
}

const MERGES = { restart: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE };

/**
 * A row of column labels that repeats on every page.
 * @param options columns each label spans; indexes of labels over numbers, set to the right
 */
export function headRow(
	sheet: Sheet,
	labels: readonly string[],
	options: { spans?: readonly number[]; right?: readonly number[] } = {}
): FormRow {
	return {
		header: true,
		keepNext: true,
		cells: labels.map((label, index) => ({
			content: [
				paragraph(sheet, 'FormHead', label, { right: options.right?.includes(index) ?? false })
			],
			fill: COLOUR.shade,
			vertical: 'center',
			span: options.spans?.[index] ?? 1
		}))
	};
}

/** A row that says that there is nothing to list. */
export function emptyRow(sheet: Sheet, text: string, columns: number): FormRow {
	return { cells: [{ content: [paragraph(sheet, 'FormQuiet', text)], span: columns }] };
}

/** A small distance between two tables, which would otherwise grow into one. */
export function gap(before = 120): Paragraph {
	const made = new Paragraph({ style: 'FormGap', spacing: { before } });
	return noted(made, { style: 'FormGap', text: '', bold: false, before });
}
