import { fittingText, type DetailLine, type Widen } from './chart-detail';
import { CHART, type ChartLayout, type ChartLink, type PlacedBox } from './chart-measures';

/** The lines of links as one path: those that documents state, or those taken for granted. */
export function linkPath(links: readonly ChartLink[], assumed: boolean): string {
	return links
		.filter((link) => link.assumed === assumed)
		.map(({ points }) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}`)
		.join('');
}

/** Where the texts of a box stand: baselines from its top. */
export function textLines(
	{ lines, width }: PlacedBox,
	details: readonly DetailLine[],
	widen?: Widen
): { text: string; right: string; y: number; look: 't' | 's' | 'v' }[] {
	const room = width - 2 * CHART.padding;
	const y = (index: number) => CHART.paddingTop + CHART.line * index + 14;
	return [
		...lines.map((text, index) => ({ text, right: '', y: y(index), look: 't' as const })),
		...details.map((line, index) => ({
			text: fittingText(line, room, widen),
			right: line.right ?? '',
			y: y(lines.length + index),
			look: line.vacant ? ('v' as const) : ('s' as const)
		}))
	];
}

export interface DrawingWords {
	/** What the picture is, for who does not see it. */
	label: string;
	/** Written above the chart. */
	heading: string;
	detailsOf: (key: string) => readonly DetailLine[];
	isVacant: (key: string) => boolean;
}

const MARGIN = 24;
const HEADING = 40;
/** Faces with the metrics by which texts were broken: a file has no page to measure in. */
const FONT = "Arial, 'Liberation Sans', 'Helvetica Neue', Helvetica, sans-serif";
/** The light colours of the page: a file is looked at on paper and in other programs. */
const STYLE = [
	'text{font:13px ' + FONT + ';fill:#14201e}',
	'.h{font-size:16px;font-weight:600}.t{font-weight:600}.s{fill:#5c6865}.v{fill:#864c00}',
	'rect{fill:#fff;stroke:#c2cac8}.vacant{stroke:#864c00;stroke-dasharray:4 3}',
	'path{fill:none;stroke:#c2cac8}.assumed{stroke-dasharray:2 4}'
].join('');

/** A chart as a picture of its own: one SVG file that needs nothing else. */
export function drawChart(layout: ChartLayout, words: DrawingWords): string {
	const width = Math.ceil(Math.max(layout.width, 320)) + 2 * MARGIN;
	const height = Math.ceil(layout.height) + 2 * MARGIN + HEADING;
	const boxes = layout.boxes.map((placed) => {
		const texts = textLines(placed, words.detailsOf(placed.box.key)).map(
			({ text, right, y, look }) => {
				const left = `<text class="${look}" x="${CHART.padding}" y="${y}">${escaped(text)}</text>`;
				const x = placed.width - CHART.padding;
				return right === ''
					? left
					: `${left}<text class="v" x="${x}" y="${y}" text-anchor="end">${escaped(right)}</text>`;
			}
		);
		const look = words.isVacant(placed.box.key) ? ' class="vacant"' : '';
		return (
			`<g transform="translate(${placed.x} ${placed.y})">` +
			`<rect${look} x=".5" y=".5" width="${placed.width}" height="${placed.height}" rx="6"/>` +
			`${texts.join('')}</g>`
		);
	});
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
		`viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(words.label)}">` +
		`<style>${STYLE}</style><rect width="${width}" height="${height}" stroke="none"/>` +
		`<text class="h" x="${MARGIN}" y="${MARGIN + 12}">${escaped(words.heading)}</text>` +
		`<g transform="translate(${MARGIN} ${MARGIN + HEADING})">` +
		`<path d="${linkPath(layout.links, false)}"/>` +
		`<path class="assumed" d="${linkPath(layout.links, true)}"/>` +
		`${boxes.join('')}</g></svg>`
	);
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
