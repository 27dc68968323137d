import type { FrozenPlacement } from '../matrix/version';
import { linkPath, textLines } from './chart-drawing';
import { layOutChart } from './chart-layout';
import { CHART, measureTitle } from './chart-measures';
import type { ChartBox } from './org-chart';

/** Where a position stands, ready to be drawn: a browser that shows it needs no layout of its own. */
export interface LocationChart {
	width: number;
	height: number;
	/** The lines between boxes, as the path of an SVG. */
	links: string;
	boxes: {
		self: boolean;
		x: number;
		y: number;
		width: number;
		height: number;
		lines: { x: number; y: number; text: string }[];
	}[];
	/** Reports that are not drawn. */
	hidden: number;
}

/** More boxes than these do not fit a page; the rest of the reports is said in a sentence. */
const MOST_REPORTS = 12;
const MOST_PEERS = 6;
/** The width of the document on the page and on paper. */
const WIDTH = 760;
/** The widest of the usual system fonts beside the table that boxes are measured by. */
const WIDEST_FONT = 1.16;

/** The small chart of one placement: boss, the position beside its peers, its reports. */
export function locationChart(
	self: { code: string; title: string },
	placement: FrozenPlacement
): LocationChart {
	const reports = placement.reports.slice(0, MOST_REPORTS);
	const own = boxOf(
		self,
		reports.map((each) => boxOf(each))
	);
	const peers = placement.peers.slice(0, MOST_PEERS).map((each) => boxOf(each));
	const root = placement.boss ? boxOf(placement.boss, [own, ...peers]) : own;
	const measure = (text: string) => measureTitle(text) * WIDEST_FONT;
	const layout = layOutChart([root], { measure, maxWidth: WIDTH });
	return {
		width: layout.width + 2,
		height: layout.height + 2,
		links: linkPath(layout.links, false),
		boxes: layout.boxes.map((placed) => ({
			...{ x: placed.x, y: placed.y, width: placed.width, height: placed.height },
			self: placed.box.key === self.code,
			lines: textLines(placed, []).map(({ text, y }) => ({ x: CHART.padding, y, text }))
		})),
		hidden: placement.reports.length - reports.length
	};
}

const boxOf = (each: { code: string; title: string }, children: ChartBox[] = []): ChartBox => ({
	...{ key: each.code, postIds: [each.code], positionId: each.code, unitId: '', unitNames: [] },
	...{ code: each.code, title: each.title, headcount: 1, staff: false, assumed: false, children }
});
