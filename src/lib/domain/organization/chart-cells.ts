import type { Block } from './chart-blocks';
import { CHART, measureTitle, type LayoutOptions, type PlacedBox } from './chart-measures';
import { wrapText } from './chart-text';
import type { ChartBox } from './org-chart';

type Sized = Omit<PlacedBox, 'x' | 'y'>;

/** A block with its measures; one without a block keeps room free under a list that reaches lower. */
export interface Cell {
	block: Block | null;
	width: number;
	head: Sized | null;
	staff: Sized[];
	rows: Sized[];
	/** Down to the end of the head and its staff: below it the children begin. */
	headHeight: number;
	height: number;
	children: Cell[];
}

/** Measures every block of a chart. */
export function cellOf(block: Block, depth: number, options: LayoutOptions): Cell {
	const size = (box: ChartBox, width: number) => sizeOf(box, width, options);
	const headWidth = depth === 0 ? CHART.headWidth : CHART.boxWidth;
	const head = block.head && size(block.head, headWidth);
	const staff = block.staff.map((box) => size(box, CHART.leafWidth));
	const rows = block.rows.map(({ box }) => size(box, CHART.leafWidth));
	const headHeight = (head?.height ?? 0) + staffHeight(staff);
	const list = rows.reduce((sum, { height }) => sum + height + CHART.gapRow, -CHART.gapRow);
	const indents = block.rows.map(({ indent }) => indent * CHART.indent + CHART.leafWidth);
	return {
		...{ block, head, staff, rows, headHeight },
		width: Math.max(
			head?.width ?? 0,
			staff.length > 0 ? 2 * (CHART.leafWidth + CHART.gapStack) : 0,
			...indents
		),
		height: headHeight + (rows.length > 0 ? list + (head ? CHART.gapStack : 0) : 0),
		children: block.children.map((child) => cellOf(child, depth + 1, options))
	};
}

/** Where each row of blocks begins: under the lowest head of the row above. */
export function rowTops(root: Cell): number[] {
	const tops: number[] = [];
	for (let row = [root], top = 0; row.length > 0; row = row.flatMap(({ children }) => children)) {
		tops.push(top);
		const heads = row.filter(({ children }) => children.length > 0);
		const lowest = Math.max(...heads.map(({ headHeight }) => headHeight));
		top += lowest === 0 ? 0 : lowest + CHART.gapY;
	}
	return tops;
}

/** Puts an empty cell into each lower row that a list reaches, so that no branch grows into it. */
export function keepFree(cell: Cell, depth: number, tops: readonly number[]): void {
	for (const child of cell.children) keepFree(child, depth + 1, tops);
	const next = tops[depth + 1];
	if (cell.children.length > 0 || next === undefined) return;
	const bottom = (tops[depth] ?? 0) + cell.height;
	if (bottom <= next - CHART.gapY) return;
	const room: Cell = {
		...{ block: null, head: null, staff: [], rows: [], headHeight: 0, children: [] },
		...{ width: cell.width, height: bottom - next }
	};
	keepFree(room, depth + 1, tops);
	cell.children = [room];
}

/** Two staff boxes stand in a row, one on each side of the line. */
export function staffRows(staff: readonly Sized[]): Sized[][] {
	return staff.flatMap((box, index) =>
		index % 2 === 0 ? [[box, ...staff.slice(index + 1, index + 2)]] : []
	);
}

function staffHeight(staff: readonly Sized[]): number {
	const heights = staffRows(staff).map((row) => Math.max(...row.map(({ height }) => height)));
	return heights.reduce(
		(sum, height, index) => sum + height + (index === 0 ? CHART.gapStack : CHART.gapRow),
		0
	);
}

function sizeOf(box: ChartBox, width: number, options: LayoutOptions): Sized {
	const { measure = measureTitle, detailLines } = options;
	const lines = wrapText(box.title, width - 2 * CHART.padding, measure);
	const count = lines.length + (detailLines?.(box) ?? 0);
	return {
		...{ box, width, lines },
		height: CHART.paddingTop + CHART.line * count + CHART.paddingBottom
	};
}
