import { Paragraph } from 'docx';
import { styleOf } from '../styles';
import { formTable, type FormCell, type FormRow } from '../tables';
import { paragraphFacts } from '../text';
import type { Block } from './flow';
import { MANUAL_STYLES } from './manual-styles';
import { isPlain, linesOf } from './measure-text';

export interface TableSpec {
	widths: readonly number[];
	/** Rows of labels; on every page that the table reaches. */
	head: readonly FormRow[];
	rows: readonly FormRow[];
	style: 'FormTable' | 'BareTable';
}

/** Margins of the cells of a form table and its lines; twentieths of a point. */
const PADDING = { FormTable: { x: 230, y: 150 }, BareTable: { x: 120, y: 0 } };
/** Height of a line to the size of its letters, in Calibri. */
const LEADING = 1.2207;
/** Fonts that stand in for missing letters are higher. */
const HIGHEST = 1.9;
/** The paragraph between two tables, without which they would grow into one. */
const GAP = 50;

/** A table that comes apart between its rows, with its labels over each part. */
export function tableBlock(spec: TableSpec): Block {
	const { head, rows, style } = spec;
	const heightOf = (row: FormRow) => rowHeight(row, spec);
	const headHeight = sum(head.map(heightOf));
	const groups = groupsOf(rows);
	const heights = groups.map((group) => groupHeight(group, spec));
	return {
		height: GAP + headHeight + sum(heights),
		lead: GAP + headHeight + (heights[0] ?? 0),
		split: (room) => {
			const fitting = fit(heights, room - GAP - headHeight);
			if (fitting > 0) return parts(spec, groups.slice(0, fitting).flat().length);
			const [group = []] = groups;
			const within = fit(group.map(heightOf), room - GAP - headHeight);
			// A group that no page holds is torn: better than a row that runs over the foot.
			if (headHeight + (heights[0] ?? 0) + GAP <= WHOLE_PAGE || within === 0) return null;
			return parts(spec, within);
		},
		build: (onNewPage) => [
			new Paragraph({ style: 'FormGap', ...(onNewPage ? { pageBreakBefore: true } : {}) }),
			formTable(spec.widths, [...head, ...rows], style)
		]
	};
}

const WHOLE_PAGE = 12_000;
const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

/** How many of the first fit into the room. */
function fit(heights: readonly number[], room: number): number {
	let left = room;
	const full = heights.findIndex((height) => (left -= height) < 0);
	return full < 0 ? heights.length : full;
}

function parts(spec: TableSpec, count: number): [Block, Block] | null {
	if (count <= 0 || count >= spec.rows.length) return null;
	const [first, ...others] = spec.rows.slice(count);
	const rest = first ? [{ ...first, cells: first.cells.map(restarted) }, ...others] : [];
	return [
		tableBlock({ ...spec, rows: spec.rows.slice(0, count) }),
		tableBlock({ ...spec, rows: rest })
	];
}

/** A cell that continued one which is now on another page begins anew. */
const restarted = (cell: FormCell): FormCell =>
	cell.merge === 'continue' ? { ...cell, merge: 'restart' } : cell;

/** Rows that stay together: each with those that it must not be parted from. */
function groupsOf(rows: readonly FormRow[]): FormRow[][] {
	const groups: FormRow[][] = [];
	let open = false;
	for (const row of rows) {
		const last = groups.at(-1);
		if (open && last) last.push(row);
		else groups.push([row]);
		open = row.keepNext ?? false;
	}
	return groups;
}

/** A merged cell reaches over the rows of its group, which grow only where it is higher than all. */
function groupHeight(group: readonly FormRow[], spec: TableSpec): number {
	const own = group.map((row) => rowHeight(row, spec, (cell) => cell.merge === undefined));
	return Math.max(sum(own), ...group.map((row) => rowHeight(row, spec)));
}

function rowHeight(
	row: FormRow,
	{ widths, style }: TableSpec,
	counts: (cell: FormCell) => boolean = () => true
): number {
	const { x, y } = PADDING[style];
	if (row.height?.exact) return row.height.value;
	let column = 0;
	const heights = row.cells.map((cell) => {
		const width = sum(widths.slice(column, (column += cell.span ?? 1)));
		return counts(cell) ? sum(cell.content.map((each) => heightOf(each, width - x))) : 0;
	});
	// Half a point for the line, as much again for what rounding takes.
	return Math.max(row.height?.value ?? 0, Math.max(...heights) + y) + 20;
}

function heightOf(content: object, width: number): number {
	const facts = paragraphFacts(content);
	if (!facts) return GAP;
	const style = styleOf(facts.style, MANUAL_STYLES);
	const { before = style.before ?? 0 } = facts;
	return before + textHeight(facts.style, facts.text, width, facts.bold) + (style.after ?? 0);
}

/** The most that the lines of a text take; its distances apart. */
export function textHeight(id: string, text: string, width: number, bold = false): number {
	const style = styleOf(id, MANUAL_STYLES);
	const { size = 20, caps, tracking, indent = {}, line = 259 } = style;
	const letters = { size, bold: bold || (style.bold ?? false), caps, tracking };
	const column = width - (indent.left ?? 0) - (indent.right ?? 0);
	const count = linesOf(text, column, letters).length;
	if (style.exact) return count * line;
	const each = Math.ceil((size * 10 * line) / 240) * (isPlain(text) ? LEADING : HIGHEST);
	return Math.ceil(count * (each + 1));
}
