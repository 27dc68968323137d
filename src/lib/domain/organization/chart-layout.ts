import { hierarchy, tree, type HierarchyPointNode } from 'd3-hierarchy';
import { blocksOf, type Block } from './chart-blocks';
import { cellOf, keepFree, rowTops, staffRows, type Cell } from './chart-cells';
import { CHART, type ChartLayout, type LayoutOptions, type PlacedBox } from './chart-measures';
import { besideTo, downTo, listTo, type Points } from './chart-links';
import type { ChartBox } from './org-chart';

export type { ChartLayout, ChartLink, LayoutOptions, PlacedBox } from './chart-measures';

const USUAL_WIDTH = 800;

/**
 * Places the boxes of a chart: branches side by side under their boss, leaves stacked under theirs,
 * staff beside the line. Pure: the same boxes give the same places. Measures are px at 96 dpi.
 */
export function layOutChart(boxes: readonly ChartBox[], options: LayoutOptions = {}): ChartLayout {
	return fitted(boxes, options).layout;
}

/**
 * From which depth on what is below a box has to hang under it as one list for the whole chart to
 * fit `maxWidth`; Infinity where it fits as it is. A chart of which parts are closed and opened
 * keeps its shape by it.
 */
export function hangFromOf(boxes: readonly ChartBox[], options: LayoutOptions): number {
	return fitted(boxes, options).hangFrom;
}

function fitted(
	boxes: readonly ChartBox[],
	options: LayoutOptions
): { layout: ChartLayout; hangFrom: number } {
	const { maxWidth } = options;
	const each = CHART.boxWidth + CHART.gapX;
	const columns = Math.max(1, Math.floor(((maxWidth ?? USUAL_WIDTH) + CHART.gapX) / each));
	const hung = (hangFrom: number) => ({
		layout: place(blocksOf(boxes, { hangFrom, columns }), options),
		hangFrom
	});
	let best = hung(options.hangFrom ?? Infinity);
	if (maxWidth === undefined || options.hangFrom !== undefined) return best;
	for (let depth = depthOf(boxes) - 2; depth > 0 && best.layout.width > maxWidth; depth--) {
		const narrower = hung(depth);
		if (narrower.layout.width < best.layout.width) best = narrower;
	}
	return best;
}

function depthOf(boxes: readonly ChartBox[]): number {
	return boxes.length === 0 ? 0 : 1 + Math.max(...boxes.map(({ children }) => depthOf(children)));
}

function place(root: Block, options: LayoutOptions): ChartLayout {
	const cells = cellOf(root, 0, options);
	const tops = rowTops(cells);
	keepFree(cells, 0, tops);
	const laidOut = tree<Cell>()
		.nodeSize([1, 1])
		.separation(({ data: a, parent }, { data: b, parent: other }) => {
			const gap = parent === other ? CHART.gapX : CHART.gapSubtree;
			return (a.width + b.width) / 2 + gap;
		})(hierarchy(cells));

	const layout: ChartLayout = { width: 0, height: 0, boxes: [], links: [] };
	const placed = new Map<string, PlacedBox>();
	const put = (box: Omit<PlacedBox, 'x' | 'y'>, x: number, y: number) => {
		const there = { ...box, x: Math.round(x), y };
		placed.set(box.box.key, there);
		layout.boxes.push(there);
		return there;
	};
	laidOut.each((node) => {
		placeCell(node, tops[node.depth] ?? 0, put);
	});
	const join = (boss: ChartBox | null, to: PlacedBox, points: (from: PlacedBox) => Points) => {
		const from = placed.get(boss?.key ?? '');
		if (!from) return;
		const { key, assumed } = to.box;
		layout.links.push({ from: from.box.key, to: key, points: points(from), assumed });
	};
	laidOut.each(({ data: { block }, parent, depth }) => {
		if (!block) return;
		const boss = parent?.data.block?.head ?? null;
		const busY = (tops[depth] ?? 0) - CHART.gapY / 2;
		const find = (box: ChartBox | null) => placed.get(box?.key ?? '');
		const head = find(block.head);
		if (head) join(boss, head, (from) => downTo(from, head, busY));
		for (const box of block.staff) {
			const to = find(box);
			if (to) join(block.head, to, (from) => besideTo(from, to));
		}
		for (const row of block.rows) {
			const to = find(row.box);
			const outside = block.head === null && row.boss === boss;
			if (to) join(row.boss, to, (from) => listTo(from, to, outside ? busY : null));
		}
	});
	return atOrigin(layout);
}

type Put = (box: Omit<PlacedBox, 'x' | 'y'>, x: number, y: number) => PlacedBox;

function placeCell({ data, x }: HierarchyPointNode<Cell>, top: number, put: Put): void {
	const left = x - data.width / 2;
	const { head, rows, block } = data;
	if (head) put(head, rows.length > 0 ? left : x - head.width / 2, top);
	let y = top + (head ? head.height + CHART.gapStack : 0);
	for (const row of staffRows(data.staff)) {
		const [first, second] = row;
		if (first) put(first, second ? x - CHART.gapStack - first.width : x + CHART.gapStack, y);
		if (second) put(second, x + CHART.gapStack, y);
		y += Math.max(...row.map(({ height }) => height)) + CHART.gapRow;
	}
	for (const [index, row] of rows.entries()) {
		put(row, left + (block?.rows[index]?.indent ?? 1) * CHART.indent, y);
		y += row.height + CHART.gapRow;
	}
}

function atOrigin({ boxes, links }: ChartLayout): ChartLayout {
	const left = Math.min(...boxes.map(({ x }) => x));
	const right = Math.max(...boxes.map(({ x, width }) => x + width));
	if (boxes.length === 0) return { width: 0, height: 0, boxes, links };
	return {
		width: right - left,
		height: Math.max(...boxes.map(({ y, height }) => y + height)),
		boxes: boxes.map((box) => ({ ...box, x: box.x - left })),
		links: links.map((link) => ({
			...link,
			points: link.points.map(([x, y]): [number, number] => [x - left, y])
		}))
	};
}
