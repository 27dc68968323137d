import { COLOUR } from './page';

/** Calibri, whose measures Carlito shares, so that pages break alike where Word is not installed. */
const FONT = 'Calibri';
const LANGUAGE_TAG = { es: 'es-MX', en: 'en-US' } as const;

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface ParagraphStyle {
	name: string;
	basedOn?: string;
	next?: string;
	/** Half points. */
	size?: number;
	bold?: boolean;
	italic?: boolean;
	colour?: string;
	caps?: boolean;
	/** Extra distance between letters, twentieths of a point. */
	tracking?: number;
	before?: number;
	after?: number;
	line?: number;
	exact?: boolean;
	keepNext?: boolean;
	align?: 'center' | 'right' | 'both';
	outline?: number;
	/** Twentieths of a point. */
	indent?: { left?: number; right?: number; hanging?: number };
	/** No distance between paragraphs of this same style. */
	tight?: boolean;
	extra?: string;
}

const STYLES: Record<string, ParagraphStyle> = {
	Title: {
		name: 'Title',
		next: 'Normal',
		size: 40,
		bold: true,
		after: 40,
		line: 240,
		keepNext: true
	},
	Overline: {
		name: 'Overline',
		next: 'Title',
		size: 17,
		bold: true,
		colour: COLOUR.accent,
		caps: true,
		tracking: 24,
		after: 20,
		keepNext: true
	},
	Subtitle: { name: 'Subtitle', size: 20, colour: COLOUR.quiet, after: 200 },
	Heading1: {
		name: 'heading 1',
		next: 'Normal',
		size: 27,
		bold: true,
		before: 380,
		after: 130,
		line: 240,
		keepNext: true,
		outline: 0
	},
	Heading2: {
		name: 'heading 2',
		next: 'Normal',
		size: 21,
		bold: true,
		colour: COLOUR.accent,
		before: 240,
		after: 90,
		line: 240,
		keepNext: true,
		outline: 1
	},
	FormText: { name: 'Form text', after: 120, line: 276 },
	FormNote: {
		name: 'Form note',
		size: 18,
		italic: true,
		colour: COLOUR.quiet,
		before: 100,
		after: 60
	},
	FormHead: {
		name: 'Form head',
		size: 17,
		bold: true,
		colour: '42504C',
		line: 240,
		keepNext: true
	},
	FormCell: { name: 'Form cell', size: 19, line: 252 },
	FormNumber: { name: 'Form number', basedOn: 'FormCell', align: 'right' },
	FormCentre: { name: 'Form centre', basedOn: 'FormCell', align: 'center' },
	FormQuiet: { name: 'Form quiet', basedOn: 'FormCell', size: 17, colour: COLOUR.quiet },
	FormGap: { name: 'Form gap', size: 4, line: 40, exact: true },
	ChartBox: {
		name: 'Chart box',
		size: 17,
		before: 50,
		after: 50,
		line: 240,
		align: 'center',
		tight: true
	},
	Banner: {
		name: 'Banner',
		size: 18,
		colour: COLOUR.warning,
		before: 80,
		line: 240,
		align: 'center',
		extra: `<w:shd w:val="clear" w:color="auto" w:fill="${COLOUR.warningShade}"/>`
	},
	Watermark: {
		name: 'Watermark',
		size: 150,
		bold: true,
		colour: COLOUR.watermark,
		line: 240,
		align: 'center'
	},
	Header: { name: 'header', size: 17, colour: COLOUR.quiet, line: 240 },
	HeaderRight: { name: 'Header right', basedOn: 'Header', align: 'right' },
	HeaderCentre: { name: 'Header centre', basedOn: 'Header', align: 'center' },
	Footer: { name: 'footer', size: 16, colour: COLOUR.quiet, line: 240 },
	FooterRight: { name: 'Footer right', basedOn: 'Footer', align: 'right' }
};

function paragraphStyle(id: string, style: ParagraphStyle): string {
	const value = (tag: string, content: string | number | undefined) =>
		content === undefined ? '' : `<w:${tag} w:val="${content}"/>`;
	const both = (tag: string, on: boolean | undefined) => (on ? `<w:${tag}/><w:${tag}Cs/>` : '');
	const spacing = [
		style.before === undefined ? '' : ` w:before="${style.before}"`,
		style.after === undefined ? '' : ` w:after="${style.after}"`,
		style.line === undefined
			? ''
			: ` w:line="${style.line}" w:lineRule="${style.exact ? 'exact' : 'auto'}"`
	].join('');
	const paragraph = [
		style.keepNext ? '<w:keepNext/>' : '',
		style.extra ?? '',
		spacing ? `<w:spacing${spacing}/>` : '',
		style.indent
			? `<w:ind${Object.entries(style.indent)
					.map(([side, width]) => ` w:${side}="${width}"`)
					.join('')}/>`
			: '',
		style.tight ? '<w:contextualSpacing/>' : '',
		value('jc', style.align),
		value('outlineLvl', style.outline)
	].join('');
	const run = [
		both('b', style.bold),
		both('i', style.italic),
		style.caps ? '<w:caps/>' : '',
		value('color', style.colour),
		value('spacing', style.tracking),
		value('sz', style.size),
		value('szCs', style.size)
	].join('');
	return (
		`<w:style w:type="paragraph" w:styleId="${id}"${BUILT_IN.has(id) ? '' : ' w:customStyle="1"'}>` +
		`<w:name w:val="${style.name}"/><w:basedOn w:val="${style.basedOn ?? 'Normal'}"/>` +
		`${value('next', style.next)}<w:qFormat/>` +
		`${paragraph && `<w:pPr>${paragraph}</w:pPr>`}${run && `<w:rPr>${run}</w:rPr>`}</w:style>`
	);
}

const BUILT_IN = new Set([
	...['Title', 'Subtitle', 'Heading1', 'Heading2', 'Heading3', 'Header', 'Footer'],
	...['TOC1', 'TOC2', 'TOC3', 'TOCHeading']
]);

const border = (edge: string) =>
	`<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="${COLOUR.line}"/>`;
const margin = (edge: string, width: number) => `<w:${edge} w:w="${width}" w:type="dxa"/>`;

/** The note parts that the library always writes refer to these. */
const NOTE_REFERENCES = ['Footnote', 'Endnote'] as const;
const noteReference = (kind: 'Footnote' | 'Endnote') =>
	`<w:style w:type="character" w:styleId="${kind}Reference"><w:name w:val="${kind.toLowerCase()} reference"/>` +
	`<w:basedOn w:val="DefaultParagraphFont"/><w:semiHidden/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`;

export type StyleSheet = Readonly<Record<string, ParagraphStyle>>;

/** A paragraph style with all that it takes over from the one below it. */
export function styleOf(id: string, own: StyleSheet = {}): ParagraphStyle {
	const style = own[id] ?? STYLES[id];
	if (!style) return { name: 'Normal' };
	return { ...(style.basedOn ? styleOf(style.basedOn, own) : {}), ...style };
}

/**
 * The styles part: everything a document of ours refers to, and nothing else.
 * @param own styles of one kind of document, beside those that all share or in their place
 */
export function stylesPart(language: 'es' | 'en', own: StyleSheet = {}): string {
	const tag = LANGUAGE_TAG[language];
	return (
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${W}"><w:docDefaults>` +
		`<w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>` +
		`<w:color w:val="${COLOUR.ink}"/><w:sz w:val="20"/><w:szCs w:val="20"/>` +
		`<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` +
		`<w:style w:type="character" w:customStyle="1" w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="${COLOUR.quiet}"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>` +
		`<w:style w:type="character" w:customStyle="1" w:styleId="Accent"><w:name w:val="Accent"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="${COLOUR.accent}"/></w:rPr></w:style>` +
		NOTE_REFERENCES.map(noteReference).join('') +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>${margin('top', 0)}${margin('left', 108)}${margin('bottom', 0)}${margin('right', 108)}</w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="FormTable"><w:name w:val="Form table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders><w:tblCellMar>${margin('top', 70)}${margin('left', 115)}${margin('bottom', 70)}${margin('right', 115)}</w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="BareTable"><w:name w:val="Bare table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar>${margin('top', 0)}${margin('left', 60)}${margin('bottom', 0)}${margin('right', 60)}</w:tblCellMar></w:tblPr></w:style>` +
		Object.entries({ ...STYLES, ...own })
			.map(([id, style]) => paragraphStyle(id, style))
			.join('') +
		`</w:styles>`
	);
}
