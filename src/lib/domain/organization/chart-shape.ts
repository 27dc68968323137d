import { hangFromOf, layOutChart, type ChartLayout } from './chart-layout';
import { AS_MEASURED, type DetailLine, type Widen } from './chart-detail';
import { measureTitle } from './chart-measures';
import { shownBoxes, sensibleLevels, type ChartRow } from './chart-rows';
import type { OrganizationAddress } from './organization-address';

/** Wider charts turn their lower branches into lists, so that they are read without walking far. */
const WIDEST = 1_240;

/** The levels that an address opens. */
export function openLevels(
	rows: readonly ChartRow[],
	levels: OrganizationAddress['levels']
): number {
	return levels === 'all' ? Infinity : (levels ?? sensibleLevels(rows));
}

export interface Shape {
	hangFrom: number;
	measure: (text: string) => number;
	/** The lines that a row has under its title. */
	linesOf: (key: string) => number;
}

/** The shape of the whole chart, which it keeps while parts of it are closed and opened. */
export function shapeOf(
	rows: readonly ChartRow[],
	details: (row: ChartRow) => DetailLine[],
	widen: Widen = AS_MEASURED
): Shape {
	const counts = new Map(rows.map((row) => [row.key, details(row).length]));
	const linesOf = (key: string) => counts.get(key) ?? 0;
	const measure = (text: string) => measureTitle(text) * widen.bold;
	const boxes = shownBoxes(rows, () => true);
	const detailLines = ({ key }: { key: string }) => linesOf(key);
	const hangFrom = hangFromOf(boxes, { measure, maxWidth: WIDEST, detailLines });
	return { hangFrom, measure, linesOf };
}

/** Places the boxes that are shown. */
export function layOutRows(
	rows: readonly ChartRow[],
	{ hangFrom, measure, linesOf }: Shape,
	isOpen: (row: ChartRow, index: number) => boolean
): ChartLayout {
	return layOutChart(shownBoxes(rows, isOpen), {
		...{ hangFrom, measure },
		maxWidth: WIDEST,
		detailLines: ({ key }) => linesOf(key)
	});
}
