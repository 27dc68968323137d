import { LineRuleType, Paragraph, type ParagraphChild, type XmlComponent } from 'docx';
import { CHART, type ChartLayout, type PlacedBox } from '$lib/domain/organization/chart-measures';
import { COLOUR } from '../page';
import { runsRightToLeft, safeLine } from '../safe-text';
import { chartLines, type ChartLine } from './chart-lines';
import { xmlNode as node } from './xml-node';

export interface DrawnChart {
	/** Unique in the file, from 1. */
	number: number;
	layout: ChartLayout;
	scale: number;
	/** What the chart says, for who cannot see it. */
	description: string;
	name: string;
	/** The small line under the title of some boxes; null for none. */
	detail: (box: PlacedBox) => string | null;
}

/** English metric units to a pixel at 96 to the inch. */
const EMU = 9_525;
const POINTS = 0.75;
const GROUP = 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup';
/** Between the edge of a box and its letters. */
const INSET = { x: 6, y: 2 };

/**
 * An org chart as shapes that Word can edit: rectangles with text, and lines, in one group. It hangs
 * on a paragraph exactly as high as it is, so that the height of its page is known beforehand.
 */
function chartDrawing(chart: DrawnChart): ParagraphChild {
	const size = { cx: emu(chart, chart.layout.width), cy: emu(chart, chart.layout.height) };
	let id = 0;
	const named = (name: string) => ({ id: ++id, name: `${name} ${id}` });
	const shapes = [
		...chartLines(chart.layout.links).map((line) => lineShape(chart, line, named('Line'))),
		...chart.layout.boxes.map((box) => boxShape(chart, box, named('Box')))
	];
	const group = node(
		'wpg:wgp',
		{},
		node('wpg:cNvGrpSpPr'),
		node(
			'wpg:grpSpPr',
			{},
			node(
				'a:xfrm',
				{},
				node('a:off', { x: 0, y: 0 }),
				node('a:ext', size),
				node('a:chOff', { x: 0, y: 0 }),
				node('a:chExt', size)
			)
		),
		...shapes
	);
	const anchor = node(
		'wp:anchor',
		{
			...{ distT: 0, distB: 0, distL: 0, distR: 0, simplePos: 0, relativeHeight: chart.number },
			...{ behindDoc: 0, locked: 0, layoutInCell: 1, allowOverlap: 1 }
		},
		node('wp:simplePos', { x: 0, y: 0 }),
		node('wp:positionH', { relativeFrom: 'margin' }, node('wp:align', {}, 'center')),
		node('wp:positionV', { relativeFrom: 'paragraph' }, node('wp:posOffset', {}, '0')),
		node('wp:extent', size),
		node('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
		node('wp:wrapNone'),
		node('wp:docPr', { id: chart.number, name: chart.name, descr: chart.description }),
		node('wp:cNvGraphicFramePr'),
		node(
			'a:graphic',
			{ 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main' },
			node('a:graphicData', { uri: GROUP }, group)
		)
	);
	const choice = node('mc:Choice', { Requires: 'wpg' }, node('w:drawing', {}, anchor));
	const run = node('w:r', {}, node('mc:AlternateContent', {}, choice));
	return run as unknown as ParagraphChild;
}

const emu = ({ scale }: DrawnChart, pixels: number) => Math.round(pixels * scale * EMU);

function place(chart: DrawnChart, at: { x: number; y: number; width: number; height: number }) {
	return node(
		'a:xfrm',
		{},
		node('a:off', { x: emu(chart, at.x), y: emu(chart, at.y) }),
		node('a:ext', { cx: emu(chart, at.width), cy: emu(chart, at.height) })
	);
}

const geometry = (preset: 'rect' | 'line') => node('a:prstGeom', { prst: preset }, node('a:avLst'));

const fill = (colour: string) => node('a:solidFill', {}, node('a:srgbClr', { val: colour }));

function lineShape(
	chart: DrawnChart,
	{ from, to, assumed }: ChartLine,
	label: { id: number; name: string }
): XmlComponent {
	const [[x, y], [right, bottom]] = [from, to];
	return node(
		'wps:wsp',
		{},
		node('wps:cNvPr', label),
		node('wps:cNvCnPr'),
		node(
			'wps:spPr',
			{},
			place(chart, { x, y, width: right - x, height: bottom - y }),
			geometry('line'),
			node(
				'a:ln',
				{ w: 9_525 },
				fill(COLOUR.strongLine),
				...(assumed ? [node('a:prstDash', { val: 'dash' })] : [])
			)
		),
		node('wps:bodyPr')
	);
}

function boxShape(
	chart: DrawnChart,
	placed: PlacedBox,
	label: { id: number; name: string }
): XmlComponent {
	const detail = chart.detail(placed);
	const head = placed.box.children.length > 0 || detail !== null || chart.layout.boxes.length === 1;
	const inset = { x: emu(chart, INSET.x), y: emu(chart, INSET.y) };
	return node(
		'wps:wsp',
		{},
		node('wps:cNvPr', label),
		node('wps:cNvSpPr'),
		node(
			'wps:spPr',
			{},
			place(chart, placed),
			geometry('rect'),
			fill(head ? COLOUR.accentShade : 'FFFFFF'),
			node('a:ln', { w: head ? 12_700 : 9_525 }, fill(head ? COLOUR.accent : COLOUR.strongLine))
		),
		node(
			'wps:txbx',
			{},
			node(
				'w:txbxContent',
				{},
				boxText(chart, safeLine(placed.box.title), { bold: head }),
				...(detail === null ? [] : [boxText(chart, detail, { bold: false, quiet: true })])
			)
		),
		node(
			'wps:bodyPr',
			{
				...{ rot: 0, vert: 'horz', wrap: 'square' },
				...{ lIns: inset.x, tIns: inset.y, rIns: inset.x, bIns: inset.y },
				...{ anchor: 'ctr', anchorCtr: 0 }
			},
			node('a:noAutofit')
		)
	);
}

/** Half points, rounded down so that lines break no later than they were measured to. */
const lettersOf = ({ scale }: DrawnChart) => Math.floor(2 * CHART.letters * POINTS * scale + 0.01);

function boxText(
	chart: DrawnChart,
	text: string,
	look: { bold: boolean; quiet?: boolean }
): XmlComponent {
	const size = lettersOf(chart) - (look.quiet ? 1 : 0);
	const line = Math.floor(CHART.line * POINTS * 20 * chart.scale);
	const paragraph = [
		node('w:pStyle', { 'w:val': 'ManualBox' }),
		...(runsRightToLeft(text) ? [node('w:bidi')] : []),
		node('w:spacing', { 'w:line': line, 'w:lineRule': 'exact' })
	];
	const run = [
		...(look.bold ? [node('w:b'), node('w:bCs')] : []),
		node('w:color', { 'w:val': look.quiet ? COLOUR.quiet : COLOUR.ink }),
		node('w:sz', { 'w:val': size }),
		node('w:szCs', { 'w:val': size })
	];
	return node(
		'w:p',
		{},
		node('w:pPr', {}, ...paragraph),
		node('w:r', {}, node('w:rPr', {}, ...run), node('w:t', { 'xml:space': 'preserve' }, text))
	);
}

/** Height of the paragraph that holds a chart, twentieths of a point. */
export const chartHeight = ({ layout, scale }: Pick<DrawnChart, 'layout' | 'scale'>): number =>
	Math.ceil(layout.height * scale * TWIPS) + BELOW;

/** Twentieths of a point to a pixel. */
const TWIPS = 15;
/** Distance to what follows. */
const BELOW = 120;

/** The paragraph that holds a chart. */
export const chartParagraph = (chart: DrawnChart, onNewPage: boolean): Paragraph =>
	new Paragraph({
		style: 'ManualChart',
		spacing: { line: chartHeight(chart), lineRule: LineRuleType.EXACT },
		children: [chartDrawing(chart)],
		...(onNewPage ? { pageBreakBefore: true } : {})
	});
