import { InternalHyperlink, Paragraph, Tab, TextRun, type ParagraphChild } from 'docx';
import { m } from '$lib/i18n/paraglide/messages';
import { TEXT_WIDTH } from '../page';
import { styleOf } from '../styles';
import type { Sheet } from '../text';
import type { Block } from './flow';
import type { Heading } from './headings';
import { MANUAL_STYLES } from './manual-styles';
import { plain, textBlock } from './text-block';
import { textHeight } from './row-height';
import { xmlNode as node } from './xml-node';

const mark = (type: 'begin' | 'separate' | 'end'): ParagraphChild =>
	node('w:r', {}, node('w:fldChar', { 'w:fldCharType': type })) as unknown as ParagraphChild;
const instruction = (text: string): ParagraphChild =>
	node(
		'w:r',
		{},
		node('w:instrText', { 'xml:space': 'preserve' }, text)
	) as unknown as ParagraphChild;

/**
 * The table of contents as Word itself would leave it: a field with its results, so that it shows
 * the right pages when the file opens, asks nothing, and can still be updated by whoever edits it.
 * @param pageOf told only once the pages are known, when the file is written
 */
export function contentsBlocks(
	sheet: Sheet,
	headings: readonly Heading[],
	pageOf: (anchor: string) => number
): Block[] {
	const title = m.manual_word_contents({}, { locale: sheet.locale });
	return [
		textBlock(sheet, { style: 'TOCHeading', inlines: plain(title) }),
		...headings.map((heading, index): Block => ({
			height: entryHeight(heading),
			build: (onNewPage) => [
				entry(heading, pageOf(heading.anchor), { onNewPage, first: index === 0 })
			]
		})),
		// In a paragraph of its own, as Word has it: LibreOffice loses the last number otherwise. And
		// the section ends in another one, lest the number in its footer be taken for an entry.
		{
			height: END_HEIGHT,
			build: () => [
				new Paragraph({ style: 'FormGap', children: [mark('end')] }),
				new Paragraph({ style: 'FormGap' })
			]
		}
	];
}

const END_HEIGHT = 120;
/** As wide as the number of a page, with the tab before it. */
const NUMBER = ' ......00000';

function entryHeight({ level, text }: Heading): number {
	const id = `TOC${level}`;
	const style = styleOf(id, MANUAL_STYLES);
	return (style.before ?? 0) + textHeight(id, text + NUMBER, TEXT_WIDTH) + (style.after ?? 0);
}

function entry(
	{ level, text, anchor }: Heading,
	page: number,
	place: { onNewPage: boolean; first: boolean }
): Paragraph {
	const link = new InternalHyperlink({
		anchor,
		children: [
			new TextRun({ children: [text, new Tab()] }),
			mark('begin'),
			instruction(` PAGEREF ${anchor} \\h `),
			mark('separate'),
			new TextRun(`${page}`),
			mark('end')
		]
	});
	const opening = [mark('begin'), instruction(' TOC \\o "1-3" \\h \\z '), mark('separate')];
	return new Paragraph({
		style: `TOC${level}`,
		children: [...(place.first ? opening : []), link],
		...(place.onNewPage ? { pageBreakBefore: true } : {})
	});
}
