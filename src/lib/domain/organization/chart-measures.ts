import { boldWidth } from './chart-text';
import type { ChartBox } from './org-chart';

/** Measures of a chart in px at 96 dpi; titles in bold letters of 13 px on lines of 18. */
export const CHART = {
	...{ letters: 13, line: 18, padding: 12, paddingTop: 8, paddingBottom: 8 },
	...{ headWidth: 196, boxWidth: 173, leafWidth: 157, indent: 16, spine: 8 },
	...{ gapX: 15, gapSubtree: 28, gapY: 40, gapStack: 18, gapRow: 10 }
} as const;

export interface PlacedBox {
	box: ChartBox;
	x: number;
	y: number;
	width: number;
	height: number;
	/** The title, broken into the lines that fit. */
	lines: string[];
}

export interface ChartLink {
	/** Keys of the boxes that it joins, the boss first. */
	from: string;
	to: string;
	points: [x: number, y: number][];
	assumed: boolean;
}

export interface ChartLayout {
	width: number;
	height: number;
	boxes: PlacedBox[];
	links: ChartLink[];
}

export interface LayoutOptions {
	/** The width in px of a line of a title; without it that of bold Arial letters of 13 px. */
	measure?: (text: string) => number;
	/** Branches become lists, the lower ones first, until the chart is no wider than this, in px. */
	maxWidth?: number;
	/** Instead of finding out: from which depth on what is below a box is a list (see `hangFromOf`). */
	hangFrom?: number;
	/** Lines that a box has under its title (who holds it). */
	detailLines?: (box: ChartBox) => number;
}

export const measureTitle = (text: string): number => boldWidth(text, CHART.letters);
