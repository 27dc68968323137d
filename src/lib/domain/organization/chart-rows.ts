import type { CivilDate } from '../matrix/version';
import type { PersonName } from './chart-detail';
import type { ChartBox } from './org-chart';

/** A box of the chart with who holds it, in the order of an outline: each before those below it. */
export interface ChartRow {
	key: string;
	/** Index of the row of its boss; -1 for a root. */
	boss: number;
	depth: number;
	code: string;
	title: string;
	/** Its boss where that one stands outside what is chosen. */
	above?: string;
	/** Units that it stands in. */
	units: string;
	seats: number;
	people: number;
	/** Since when a place of it is vacant. */
	since?: CivilDate;
	/** Who holds it: where it has one place, and everybody where people are shown. */
	names?: PersonName[];
	acting?: PersonName[];
	staff?: true;
	assumed?: true;
	/** The reader holds it. */
	own?: true;
}

/** Boxes as rows in the order of an outline. */
export function rowsOf<Row extends { boss: number; depth: number }>(
	boxes: readonly ChartBox[],
	rowOf: (box: ChartBox, boss: number, depth: number) => Row
): Row[] {
	const rows: Row[] = [];
	const walk = (all: readonly ChartBox[], boss: number, depth: number): void => {
		for (const box of all) {
			const index = rows.push(rowOf(box, boss, depth)) - 1;
			walk(box.children, index, depth + 1);
		}
	};
	walk(boxes, -1, 0);
	return rows;
}

/** The rows with a vacancy, and the bosses above them. */
export function vacantRows(rows: readonly ChartRow[]): ChartRow[] {
	const kept = new Set<number>();
	for (const [index, row] of rows.entries()) {
		if (row.people >= row.seats) continue;
		for (const at of [index, ...placesAbove(index, (place) => rows[place]?.boss)]) kept.add(at);
	}
	const places = new Map([...kept].sort((a, b) => a - b).map((old, index) => [old, index]));
	return [...places.keys()].flatMap((old) => {
		const row = rows[old];
		return row ? [{ ...row, boss: places.get(row.boss) ?? -1 }] : [];
	});
}

/** More boxes than these are too many to open a chart with. */
const MOST_AT_FIRST = 60;
const LEAST_LEVELS = 2;

/** How many levels a chart opens with: as many as stay legible, at least two. */
export function sensibleLevels(rows: readonly Pick<ChartRow, 'depth'>[]): number {
	const counts: number[] = [];
	for (const { depth } of rows) counts[depth] = (counts[depth] ?? 0) + 1;
	let shown = 0;
	for (const [depth, count] of counts.entries()) {
		shown += count;
		if (shown > MOST_AT_FIRST && depth >= LEAST_LEVELS) return depth;
	}
	return counts.length;
}

/** The boxes to draw, without those below a closed one. */
export function shownBoxes(
	rows: readonly ChartRow[],
	isOpen: (row: ChartRow, index: number) => boolean
): ChartBox[] {
	const roots: ChartBox[] = [];
	const drawn = new Map<number, ChartBox>();
	for (const [index, row] of rows.entries()) {
		const boss = rows[row.boss];
		const above = drawn.get(row.boss);
		if (boss && (!above || !isOpen(boss, row.boss))) continue;
		const box: ChartBox = {
			...{ key: row.key, postIds: [row.key], positionId: row.code, code: row.code },
			...{ title: row.title, unitId: '', unitNames: [row.units], headcount: row.seats },
			...{ staff: row.staff ?? false, assumed: row.assumed ?? false, children: [] }
		};
		drawn.set(index, box);
		(above?.children ?? roots).push(box);
	}
	return roots;
}

/** How many boxes stand below each row, at any depth. */
export function countsBelow(rows: readonly Pick<ChartRow, 'boss'>[]): number[] {
	const counts = rows.map(() => 0);
	for (let index = rows.length - 1; index >= 0; index--) {
		const boss = rows[index]?.boss ?? -1;
		if (boss >= 0) counts[boss] = (counts[boss] ?? 0) + 1 + (counts[index] ?? 0);
	}
	return counts;
}

/** The places above one, nearest first: bosses of a row, units above a unit. */
export function placesAbove(place: number, above: (place: number) => number | undefined): number[] {
	const found: number[] = [];
	for (let at = above(place) ?? -1; at >= 0; at = above(at) ?? -1) found.push(at);
	return found;
}
