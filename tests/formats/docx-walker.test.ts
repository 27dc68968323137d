import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderMatrixDocx } from '$lib/server/formats/docx/render-matrix';
import { filledDraft } from './docx-samples';
import { walkDocx } from './docx-walker';

const DOCUMENT = 'word/document.xml';
const HEADER = 'word/header1.xml';
const FOOTER = 'word/footer1.xml';

type Change = [fault: RegExp, part: string, from: string | RegExp, to: string];

/** Each breaks one sound file in one place; the walker must say so. */
const CHANGES: Record<string, Change> = {
	'a field that never ends': [
		/1 fields without end/,
		FOOTER,
		'<w:r><w:fldChar w:fldCharType="end"/></w:r>',
		''
	],
	'a field that ends before it begins': [
		/end without its begin/,
		FOOTER,
		'<w:fldChar w:fldCharType="begin"/>',
		''
	],
	'a field separated twice': [
		/separated twice/,
		FOOTER,
		'<w:fldChar w:fldCharType="end"/>',
		'<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/>'
	],
	'a cell that ends in a table': [
		/does not end in a paragraph/,
		DOCUMENT,
		'</w:p></w:tc>',
		'</w:p><w:tbl><w:tblGrid/></w:tbl></w:tc>'
	],
	'an empty cell': [
		/does not end in a paragraph/,
		DOCUMENT,
		/<w:p>(?:(?!<\/w:p>).)*<\/w:p><\/w:tc>/,
		'</w:tc>'
	],
	'a row that spans fewer columns': [
		/spans \d+ of \d+ columns/,
		DOCUMENT,
		/<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc><\/w:tr>/,
		'</w:tr>'
	],
	'a span that leaves the grid': [
		/spans \d+ of \d+ columns/,
		DOCUMENT,
		'w:gridSpan w:val="6"',
		'w:gridSpan w:val="7"'
	],
	'a vertical merge that continues nothing': [
		/continues nothing/,
		DOCUMENT,
		'w:vMerge w:val="restart"',
		'w:vAlign w:val="top"'
	],
	'a column that changed its width': [
		/add up to/,
		DOCUMENT,
		'<w:gridCol w:w="600"',
		'<w:gridCol w:w="640"'
	],
	'a cell that changed its width': [
		/tcW \d+ over columns/,
		DOCUMENT,
		/(<w:tcW [^>]*w:w=")600"/,
		'$1610"'
	],
	'a table wider than the text': [/the text only/, DOCUMENT, /w:left="1080"/, 'w:left="1180"'],
	'a layout that Word may change': [
		/layout is not fixed/,
		DOCUMENT,
		'<w:tblLayout w:type="fixed"/>',
		''
	],
	'labels that do not repeat': [/not flagged as header/, DOCUMENT, '<w:tblHeader/>', ''],
	'a header row in the middle': [
		/header row below/,
		DOCUMENT,
		/(<w:cantSplit\/>)(?=<\/w:trPr>(?:(?!<w:tr>).)*<\/w:tr><\/w:tbl><w:p>)/,
		'$1<w:tblHeader/>'
	],
	'a row that may be torn': [/may be torn/, DOCUMENT, '<w:cantSplit/>', ''],
	'two bookmarks of one number': [
		/bookmark id 2 twice/,
		DOCUMENT,
		/(<w:bookmarkStart w:name="[^"]*" w:id=")3"/,
		'$12"'
	],
	'two bookmarks of one name': [
		/bookmark ROW_fn_1 twice/,
		DOCUMENT,
		'w:name="row_fn_2"',
		'w:name="ROW_fn_1"'
	],
	'a bookmark that does not end': [/does not end/, DOCUMENT, '<w:bookmarkEnd w:id="3"/>', ''],
	'a bookmark name with a hyphen': [
		/is no bookmark name/,
		DOCUMENT,
		'w:name="row_fn_2"',
		'w:name="row_fn-2"'
	],
	'two drawings of one number': [/drawing id 1 twice/, HEADER, /(<wp:docPr id=")2"/, '$11"'],
	'a paragraph style that is not there': [
		/no paragraph style Nowhere/,
		DOCUMENT,
		'w:pStyle w:val="FormCell"',
		'w:pStyle w:val="Nowhere"'
	],
	'a character style used for a paragraph': [
		/no paragraph style Strong/,
		DOCUMENT,
		'w:pStyle w:val="FormCell"',
		'w:pStyle w:val="Strong"'
	],
	'a character style that is not there': [
		/no character style Nowhere/,
		DOCUMENT,
		'w:rStyle w:val="Strong"',
		'w:rStyle w:val="Nowhere"'
	],
	'a table style that is not there': [
		/no table style Nowhere/,
		DOCUMENT,
		'w:tblStyle w:val="FormTable"',
		'w:tblStyle w:val="Nowhere"'
	],
	'a style based on nothing': [
		/w:basedOn Nowhere/,
		'word/styles.xml',
		'w:basedOn w:val="FormCell"',
		'w:basedOn w:val="Nowhere"'
	],
	'a style defined twice': [
		/style Quiet twice/,
		'word/styles.xml',
		'w:styleId="Accent"',
		'w:styleId="Quiet"'
	],
	'a numbering that is not there': [
		/no numbering 77/,
		DOCUMENT,
		/<w:pStyle w:val="FormCell"\/>/,
		'<w:pStyle w:val="FormCell"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
	],
	'a picture without its relationship': [
		/refers to unknown/,
		HEADER,
		/r:embed="[^"]*"/,
		'r:embed="rId99"'
	],
	'a relationship that leads nowhere': [
		/which is missing/,
		'word/_rels/document.xml.rels',
		'Target="styles.xml"',
		'Target="gone.xml"'
	],
	'a relationship id used twice': [
		/rId2 twice/,
		'word/_rels/document.xml.rels',
		'Id="rId3"',
		'Id="rId2"'
	],
	'a part without a content type': [
		/no content type/,
		'[Content_Types].xml',
		/<Default [^>]*Extension="png"\/>/,
		''
	],
	'a content type for no part': [
		/which is missing/,
		'[Content_Types].xml',
		'/word/footer1.xml',
		'/word/footer9.xml'
	],
	'a link to no bookmark': [
		/which is nowhere/,
		DOCUMENT,
		/<w:r>/,
		'<w:hyperlink w:anchor="gone"/><w:r>'
	],
	'a paragraph within a paragraph': [
		/a paragraph inside w:p/,
		DOCUMENT,
		'<w:p><w:pPr>',
		'<w:p><w:p/><w:pPr>'
	],
	'two tables that touch': [
		/grow into one/,
		DOCUMENT,
		/<\/w:tbl><w:p>(?:(?!<\/w:p>).)*<\/w:p>(?=<w:tbl>)/,
		'</w:tbl>'
	],
	'a text that ends in a table': [
		/does not end in a paragraph/,
		DOCUMENT,
		/<w:p>(?:(?!<\/w:p>).)*<\/w:p>(?=<w:sectPr)/,
		''
	],
	'a header that ends in a table': [
		/w:hdr does not end/,
		HEADER,
		/<w:p>(?:(?!<\/w:p>).)*<\/w:p>(?=<\/w:hdr>)(?!.*<w:p>)/,
		'<w:tbl><w:tblGrid/></w:tbl>'
	],
	'a control character': [/disallowed character/, DOCUMENT, 'Ejecutivo', 'Ejecu\u0001tivo'],
	'a control character as a reference': [
		/malformed character entity|disallowed/,
		DOCUMENT,
		'Ejecutivo',
		'Ejecu&#1;tivo'
	],
	'markup that does not close': [/unexpected close tag|unclosed/, DOCUMENT, '</w:tr>', '']
};

let sound: Uint8Array;
beforeAll(async () => {
	sound = await renderMatrixDocx(filledDraft());
});

function broken([, part, from, to]: Change): Uint8Array {
	const files = unzipSync(sound);
	const before = strFromU8(files[part] ?? new Uint8Array());
	const after = before.replace(from, to);
	if (after === before) throw new Error(`nothing to change in ${part}`);
	files[part] = strToU8(after);
	return zipSync(files);
}

describe('the walker', () => {
	it('finds nothing in a sound file', () => {
		expect(walkDocx(sound)).toEqual([]);
	});

	it.each(Object.entries(CHANGES))('finds %s', (_, change) => {
		expect(walkDocx(broken(change)).join('\n')).toMatch(change[0]);
	});

	it('finds bytes that are no UTF-8', () => {
		const files = unzipSync(sound);
		const part = files[DOCUMENT] ?? new Uint8Array();
		part.set([0xff, 0xfe], part.length - 40);
		expect(walkDocx(zipSync(files)).join('\n')).toMatch(/word\/document\.xml/);
	});

	it('finds a missing list of content types, and a file that is no package', () => {
		const { '[Content_Types].xml': _gone, ...rest } = unzipSync(sound);
		expect(_gone).toBeDefined();
		expect(walkDocx(zipSync(rest))).toContain('no [Content_Types].xml');
		expect(walkDocx(new Uint8Array([1, 2, 3])).join()).toMatch(/not a zip file/);
	});
});
