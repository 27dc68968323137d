import { layOutChart, type ChartLayout } from '$lib/domain/organization/chart-layout';
import { CHART } from '$lib/domain/organization/chart-measures';
import type { ChartBox } from '$lib/domain/organization/org-chart';
import { TEXT_WIDTH } from '../page';
import { ROOM, type Orientation } from './flow';
import { textWidth } from './measure-text';

/** A chart that fits on a page. */
export interface FittedChart {
	layout: ChartLayout;
	/** Of the layout's measures; at most 1. */
	scale: number;
	orientation: Orientation;
	/** Boxes whose reports are drawn in a chart of their own. */
	continued: ReadonlySet<string>;
	boxes: readonly ChartBox[];
}

/** Twentieths of a point to a pixel at 96 to the inch. */
export const TWIPS_PER_PIXEL = 15;
/** Points to a pixel. */
const POINTS = 0.75;
/** Smaller letters are no longer read with ease in print; points. */
export const LEAST_LETTERS = 8;
const LEAST_SCALE = LEAST_LETTERS / (CHART.letters * POINTS);
/** A standing page is kept as long as letters stay this near to their full size. */
const GOOD_SCALE = 0.9;
/** What a lying page must give back for being turned. */
const WORTH_TURNING = 0.04;

const WIDTH: Record<Orientation, number> = { portrait: TEXT_WIDTH, landscape: 13_680 };
/** Widths to hang the lists for: the page's own, or more of it in smaller letters. */
const STRETCHES = [1, 0.94, 0.88, LEAST_SCALE];

/** @param besides what else must stand on the page with the chart; twentieths of a point */
export function fitChart(boxes: readonly ChartBox[], besides: number): FittedChart[] {
	return pieces(boxes, besides).map((piece) => fitted(piece, besides));
}

interface Piece {
	boxes: readonly ChartBox[];
	continued: ReadonlySet<string>;
}

function fitted(piece: Piece, besides: number): FittedChart {
	const standing = bestOn('portrait', piece, besides);
	if (standing.scale >= GOOD_SCALE) return standing;
	const lying = bestOn('landscape', piece, besides);
	return lying.scale > standing.scale + WORTH_TURNING ? lying : standing;
}

function bestOn(orientation: Orientation, piece: Piece, besides: number): FittedChart {
	const width = WIDTH[orientation] / TWIPS_PER_PIXEL;
	const height = (ROOM[orientation] - besides) / TWIPS_PER_PIXEL;
	const tried = STRETCHES.map((stretch) => {
		const layout = layOutChart(piece.boxes, {
			measure: (text) => textWidth(text, { size: 2 * CHART.letters * POINTS, bold: true }) / 15,
			maxWidth: width / stretch,
			detailLines: (box) => (piece.continued.has(box.key) ? 1 : 0)
		});
		const scale = Math.min(1, width / layout.width, height / layout.height);
		return { layout, scale, orientation, ...piece };
	});
	return tried.reduce((best, each) => (each.scale > best.scale + 0.001 ? each : best));
}

const isLegible = (piece: Piece, besides: number): boolean =>
	fitted(piece, besides).scale >= LEAST_SCALE;

const NOTHING: ReadonlySet<string> = new Set();

/** One chart, or as many as it takes to keep the letters legible: from the top down. */
function pieces(boxes: readonly ChartBox[], besides: number): Piece[] {
	const whole = { boxes, continued: NOTHING };
	if (isLegible(whole, besides)) return [whole];
	const [only] = boxes;
	if (boxes.length !== 1 || !only) return sideBySide(boxes, besides);
	if (only.children.length === 0) return [whole];
	for (let depth = depthOf(only) - 1; depth > 1; depth--) {
		const cut = new Map<string, ChartBox>();
		const upper = { boxes: [trimmed(only, depth, cut)], continued: new Set(cut.keys()) };
		if (isLegible(upper, besides)) return [upper, ...sideBySide([...cut.values()], besides)];
	}
	const leaves = only.children.map((child) => ({ ...child, children: [] }));
	const below = only.children.filter(({ children }) => children.length > 0);
	return [
		...packed(leaves, (some) => [{ ...only, children: [...some] }], besides, below),
		...sideBySide(below, besides)
	];
}

/** Heads with what is below them, as many to a chart as fit. */
const sideBySide = (boxes: readonly ChartBox[], besides: number): Piece[] =>
	packed(boxes, (some) => some, besides);

/** Boxes beside each other, as many to a chart as fit. */
function packed(
	boxes: readonly ChartBox[],
	drawn: (some: readonly ChartBox[]) => readonly ChartBox[],
	besides: number,
	below: readonly ChartBox[] = []
): Piece[] {
	const continued = new Set(below.map(({ key }) => key));
	const charts: ChartBox[][] = [];
	for (const box of boxes) {
		const last = charts.at(-1);
		if (last && isLegible({ boxes: drawn([...last, box]), continued }, besides)) last.push(box);
		else charts.push([box]);
	}
	return charts.flatMap((some) => {
		const piece = { boxes: drawn(some), continued };
		const [single] = some;
		// A branch that is too large by itself comes apart further down.
		if (some.length === 1 && single && single.children.length > 0 && !isLegible(piece, besides))
			return pieces([single], besides);
		return [piece];
	});
}

const depthOf = ({ children }: ChartBox): number => 1 + Math.max(0, ...children.map(depthOf));

/** The box down to a depth; what is cut off is noted under the key of its head. */
function trimmed(box: ChartBox, depth: number, cut: Map<string, ChartBox>): ChartBox {
	if (depth > 1)
		return { ...box, children: box.children.map((child) => trimmed(child, depth - 1, cut)) };
	if (box.children.length > 0) cut.set(box.key, box);
	return { ...box, children: [] };
}
