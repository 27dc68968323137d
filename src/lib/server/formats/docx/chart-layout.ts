/** Boxes and connectors of a small chart as rows of table cells, in twentieths of a point. */
export interface ChartBox {
	lines: readonly string[];
	kind: 'self' | 'other';
}

export interface ChartCell {
	from: number;
	to: number;
	box: ChartBox | null;
	/** Lines of a connector. */
	top: boolean;
	left: boolean;
}

export interface ChartRow {
	cells: ChartCell[];
	connector: boolean;
}

interface PlacedBox {
	box: ChartBox;
	from: number;
	to: number;
}

const GAP = 180;
const WIDEST = 2_760;

const centre = (placed: PlacedBox) => Math.round((placed.from + placed.to) / 2);

/** Boxes side by side in the middle of the given width, none wider than it need be. */
function placeLevel(boxes: readonly ChartBox[], width: number, widest: number): PlacedBox[] {
	const each = Math.min(widest, Math.floor((width - GAP * (boxes.length - 1)) / boxes.length));
	const whole = each * boxes.length + GAP * (boxes.length - 1);
	const start = Math.floor((width - whole) / 2);
	return boxes.map((box, index) => {
		const from = start + index * (each + GAP);
		return { box, from, to: from + each };
	});
}

function cellsBetween(stops: readonly number[], make: (from: number, to: number) => ChartCell) {
	const sorted = [...new Set(stops)].sort((a, b) => a - b);
	return sorted.slice(1).map((to, index) => make(sorted[index] ?? 0, to));
}

const plain = (from: number, to: number): ChartCell => ({
	from,
	to,
	box: null,
	top: false,
	left: false
});

function boxRow(level: readonly PlacedBox[], width: number): ChartRow {
	const stops = [0, width, ...level.flatMap((placed) => [placed.from, placed.to])];
	return {
		connector: false,
		cells: cellsBetween(stops, (from, to) => ({
			...plain(from, to),
			box: level.find((placed) => placed.from === from)?.box ?? null
		}))
	};
}

/** A stem below the parent, then a bar over the children with a stem to each of them. */
function connectorRows(parent: number, children: readonly number[], width: number): ChartRow[] {
	const first = Math.min(parent, ...children);
	const last = Math.max(parent, ...children);
	const stem = cellsBetween([0, parent, width], (from, to) => ({
		...plain(from, to),
		left: from === parent
	}));
	const bar = cellsBetween([0, width, parent, ...children], (from, to) => ({
		...plain(from, to),
		top: from >= first && to <= last,
		left: children.includes(from)
	}));
	return [
		{ connector: true, cells: stem },
		{ connector: true, cells: bar }
	];
}

/**
 * Rows of a chart: the boss, the position among its peers, and what reports to it.
 * @param width the width to fill, in the unit of the answer
 */
export function layOutChart(
	boss: ChartBox | null,
	middle: readonly ChartBox[],
	reports: readonly ChartBox[],
	width: number
): ChartRow[] {
	const rows: ChartRow[] = [];
	const middleLevel = placeLevel(middle, width, WIDEST);
	if (boss) {
		const [head] = placeLevel([boss], width, WIDEST);
		if (head) {
			rows.push(boxRow([head], width));
			rows.push(...connectorRows(centre(head), middleLevel.map(centre), width));
		}
	}
	rows.push(boxRow(middleLevel, width));
	const self = middleLevel.find((placed) => placed.box.kind === 'self');
	if (reports.length > 0 && self) {
		const level = placeLevel(reports, width, reports.length === 1 ? 2 * WIDEST : WIDEST);
		// A single report stands right under the position, so that the stem runs straight.
		const aligned = level.length === 1 ? level.map((placed) => under(placed, self, width)) : level;
		rows.push(...connectorRows(centre(self), aligned.map(centre), width), boxRow(aligned, width));
	}
	return rows;
}

function under(placed: PlacedBox, self: PlacedBox, width: number): PlacedBox {
	const size = placed.box.lines.length > 2 ? placed.to - placed.from : self.to - self.from;
	const from = Math.max(0, Math.min(width - size, centre(self) - Math.round(size / 2)));
	return { box: placed.box, from, to: from + size };
}

/** The columns on which all rows agree: the widths between every edge that occurs. */
export function chartColumns(rows: readonly ChartRow[]): { edges: number[]; widths: number[] } {
	const stops = rows.flatMap((row) => row.cells.flatMap((cell) => [cell.from, cell.to]));
	const edges = [...new Set(stops)].sort((a, b) => a - b);
	return { edges, widths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)) };
}
