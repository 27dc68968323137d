import { styleOf } from '../styles';
import type { FormCell, FormRow } from '../tables';
import { paragraphFacts } from '../text';
import { MANUAL_STYLES } from './manual-styles';
import { isPlain, linesOf, type Letters } from './measure-text';

export interface TableSpec {
	widths: readonly number[];
	/** Rows of labels; on every page that the table reaches. */
	head: readonly FormRow[];
	rows: readonly FormRow[];
	style: 'FormTable' | 'BareTable';
}

/** Margins of the cells of a table and its lines; twentieths of a point. */
const PADDING = { FormTable: { x: 230, y: 150 }, BareTable: { x: 120, y: 0 } };
/** Half a point for the line between rows, as much again for what rounding takes. */
const LINE = 20;
/** Height of a line to the size of its letters, in Calibri. */
const LEADING = 1.2207;
/** Fonts that stand in for missing letters are higher. */
const HIGHEST = 1.9;
/** A paragraph that nothing is known of is the gap under a table. */
const GAP = 50;

export const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

/** A merged cell reaches over the rows of its group, which grow only where it is higher than all. */
export function groupHeight(group: readonly FormRow[], spec: TableSpec): number {
	const own = group.map((row) => rowHeight(row, spec, (cell) => cell.merge === undefined));
	return Math.max(sum(own), ...group.map((row) => rowHeight(row, spec)));
}

export function rowHeight(
	row: FormRow,
	spec: TableSpec,
	counts: (cell: FormCell) => boolean = () => true
): number {
	if (row.height?.exact) return row.height.value;
	const columns = columnsOf(row, spec);
	const heights = row.cells.map((cell, index) =>
		counts(cell) ? sum(cell.content.map((each) => heightOf(each, columns[index] ?? 0))) : 0
	);
	return Math.max(row.height?.value ?? 0, Math.max(...heights) + PADDING[spec.style].y) + LINE;
}

/** Widths of the text in the cells of a row. */
export function columnsOf(row: FormRow, { widths, style }: TableSpec): number[] {
	let column = 0;
	return row.cells.map(
		(cell) => sum(widths.slice(column, (column += cell.span ?? 1))) - PADDING[style].x
	);
}

/** Height that the content of a row may have where the row has so much room. */
export const roomInside = (room: number, { style }: TableSpec): number =>
	room - PADDING[style].y - LINE;

/** The most that a paragraph of a cell takes, its distances included. */
export function heightOf(content: object, width: number): number {
	const facts = paragraphFacts(content);
	if (!facts) return GAP;
	const style = styleOf(facts.style, MANUAL_STYLES);
	const { before = style.before ?? 0 } = facts;
	const { count, line } = linesIn(facts.style, facts.text, width, facts.bold);
	return Math.ceil(before + count * line + (style.after ?? 0));
}

/** The most that the lines of a text take; its distances apart. */
export function textHeight(id: string, text: string, width: number): number {
	const { count, line } = linesIn(id, text, width);
	return Math.ceil(count * line);
}

/** The lines of a text in a style and the height of each. */
export function linesIn(
	id: string,
	text: string,
	width: number,
	bold = false
): { lines: string[]; count: number; line: number } {
	const style = styleOf(id, MANUAL_STYLES);
	const { size = 20, caps, tracking, indent = {}, line = 259 } = style;
	const letters: Letters = { size, bold: bold || (style.bold ?? false), caps, tracking };
	const column = width - (indent.left ?? 0) - (indent.right ?? 0);
	const lines = linesOf(text, column, letters);
	const count = lines.length;
	if (style.exact) return { lines, count, line };
	const leading = isPlain(text) ? LEADING : HIGHEST;
	return { lines, count, line: Math.ceil((size * 10 * line) / 240) * leading + 1 };
}
