import { COLOUR, TEXT_WIDTH } from '../page';
import type { StyleSheet } from '../styles';

const below = (size: number, space: number, colour: string) =>
	`<w:pBdr><w:bottom w:val="single" w:sz="${size}" w:space="${space}" w:color="${colour}"/></w:pBdr>`;
const toRight = (position: number, leader: 'dot' | 'none') =>
	`<w:tabs><w:tab w:val="right" w:leader="${leader}" w:pos="${position}"/></w:tabs>`;
const line = (size: number) => ({ line: size, exact: true });

const contents = (level: number) => ({
	name: `toc ${level}`,
	...line(300),
	size: level === 1 ? 21 : 20,
	bold: level === 1,
	before: level === 1 ? 130 : 20,
	indent: { left: [0, 0, 380, 860][level] ?? 0 },
	extra: toRight(TEXT_WIDTH, 'dot')
});

/** Every line of a manual has a height of its own that no font changes: so its pages are known. */
export const MANUAL_STYLES: StyleSheet = {
	Heading1: {
		name: 'heading 1',
		next: 'ManualText',
		size: 28,
		bold: true,
		caps: true,
		...line(340),
		before: 360,
		after: 200,
		keepNext: true,
		outline: 0,
		extra: below(8, 4, COLOUR.accent)
	},
	Heading2: {
		name: 'heading 2',
		next: 'ManualText',
		size: 25,
		bold: true,
		colour: COLOUR.accent,
		...line(310),
		before: 260,
		after: 140,
		keepNext: true,
		outline: 1
	},
	Heading3: {
		name: 'heading 3',
		next: 'ManualText',
		size: 23,
		bold: true,
		...line(290),
		before: 240,
		after: 120,
		keepNext: true,
		outline: 2
	},
	ManualText: { name: 'Manual text', size: 22, ...line(300), after: 140 },
	ManualItem: { name: 'Manual item', basedOn: 'ManualText', after: 90 },
	ManualLetter: {
		name: 'Manual letter',
		next: 'ManualText',
		size: 23,
		bold: true,
		...line(300),
		before: 240,
		after: 110,
		keepNext: true
	},
	ManualLabel: {
		name: 'Manual label',
		size: 21,
		bold: true,
		colour: COLOUR.quiet,
		...line(280),
		before: 160,
		after: 80,
		keepNext: true
	},
	ManualNote: {
		name: 'Manual note',
		size: 17,
		italic: true,
		colour: COLOUR.quiet,
		...line(230),
		before: 60,
		after: 100
	},
	ManualChart: { name: 'Manual chart', size: 2, before: 0, after: 0 },
	ManualBox: { name: 'Manual box', align: 'center', ...line(240) },
	ManualRow: { name: 'Manual row', size: 19, ...line(250), after: 30 },
	ManualRowItem: {
		name: 'Manual row item',
		basedOn: 'ManualRow',
		indent: { left: 220, hanging: 220 }
	},
	TOCHeading: {
		name: 'TOC Heading',
		next: 'Normal',
		size: 28,
		bold: true,
		caps: true,
		...line(340),
		after: 200,
		extra: below(8, 4, COLOUR.accent)
	},
	TOC1: contents(1),
	TOC2: contents(2),
	TOC3: contents(3),
	CoverSmall: {
		name: 'Cover small',
		size: 17,
		bold: true,
		colour: COLOUR.accent,
		caps: true,
		tracking: 24,
		...line(250)
	},
	CoverUnit: { name: 'Cover unit', size: 22, ...line(300) },
	CoverCode: { name: 'Cover code', size: 40, bold: true, ...line(500), align: 'right' },
	CoverFormer: {
		name: 'Cover former',
		size: 17,
		colour: COLOUR.quiet,
		...line(240),
		align: 'right'
	},
	CoverTitle: { name: 'Cover title', size: 56, bold: true, ...line(680) },
	CoverPost: { name: 'Cover post', size: 22, ...line(300) },
	CoverLegend: {
		name: 'Cover legend',
		size: 20,
		italic: true,
		colour: COLOUR.quiet,
		...line(280),
		align: 'center'
	},
	CoverDate: { name: 'Cover date', size: 24, bold: true, ...line(320) },
	RunningCode: { name: 'Running code', size: 19, bold: true, ...line(260) },
	RunningTitle: {
		name: 'Running title',
		size: 17,
		colour: COLOUR.quiet,
		...line(230),
		extra: below(6, 4, COLOUR.accent)
	},
	RunningFoot: { name: 'Running foot', size: 16, colour: COLOUR.quiet, ...line(220) },
	RunningFootCentre: { name: 'Running foot centre', basedOn: 'RunningFoot', align: 'center' },
	RunningFootRight: { name: 'Running foot right', basedOn: 'RunningFoot', align: 'right' }
};
