import { Paragraph } from 'docx';
import { formTable, type FormCell, type FormRow } from '../tables';
import type { Block } from './flow';
import { groupHeight, rowHeight, sum, type TableSpec } from './row-height';
import { splitRow } from './split-row';

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
			const left = room - GAP - headHeight;
			// What no page holds is torn: better than a row that runs over the foot.
			return (heights[0] ?? 0) > WHOLE_PAGE - headHeight ? torn(spec, groups[0] ?? [], left) : null;
		},
		build: (onNewPage) => [
			new Paragraph({ style: 'FormGap', ...(onNewPage ? { pageBreakBefore: true } : {}) }),
			formTable(spec.widths, [...head, ...rows], style)
		]
	};
}

const WHOLE_PAGE = 12_000;

/** How many of the first fit into the room. */
function fit(heights: readonly number[], room: number): number {
	let left = room;
	const full = heights.findIndex((height) => (left -= height) < 0);
	return full < 0 ? heights.length : full;
}

/** The first rows of a group that is too high for any page, at last a part of a row. */
function torn(spec: TableSpec, group: readonly FormRow[], room: number): [Block, Block] | null {
	const within = fit(
		group.map((row) => rowHeight(row, spec)),
		room
	);
	if (within > 0) return parts(spec, within);
	const [row] = group;
	const halves = row && splitRow(row, spec, room);
	if (!halves) return null;
	return parts({ ...spec, rows: [...halves, ...spec.rows.slice(1)] }, 1);
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
