import { Paragraph, Tab, TextRun, type ParagraphChild } from 'docx';
import type { Inline } from '$lib/domain/text/rich-text';
import { TEXT_WIDTH } from '../page';
import { runsRightToLeft, safeText } from '../safe-text';
import { styleOf } from '../styles';
import type { Sheet } from '../text';
import type { Block } from './flow';
import { MANUAL_STYLES } from './manual-styles';
import { cutAfter, linesOf, textWidth, type Letters } from './measure-text';

export interface TextSpec {
	style: string;
	inlines: readonly Inline[];
	/** Stands before the text, which hangs: "iv.", "•". */
	mark?: string;
	/** Where a text with a mark begins; twentieths of a point. */
	hanging?: number;
	/** The bookmark around it, which the contents lead to. */
	anchor?: string;
	keepNext?: boolean;
	/** Width of the column. */
	width?: number;
}

/** Fewest lines that a paragraph leaves behind on a page, and takes along to the next one. */
const TOGETHER = 2;

/** A plain text of one look. */
export const plain = (text: string): Inline[] => [{ text, bold: false, italic: false }];

/** A paragraph that comes apart between two lines where a page ends. */
export function textBlock(sheet: Sheet, spec: TextSpec): Block {
	const inlines = spec.inlines.map((inline) => ({ ...inline, text: safeText(inline.text) }));
	return blockOf(sheet, { ...spec, inlines }, { first: true, last: true });
}

interface Ends {
	first: boolean;
	last: boolean;
}

function blockOf(sheet: Sheet, spec: TextSpec, ends: Ends): Block {
	const style = styleOf(spec.style, MANUAL_STYLES);
	const line = style.line ?? 0;
	const text = spec.inlines.map((inline) => inline.text).join('');
	const lines = linesOf(text, room(spec), lettersOf(spec));
	const before = ends.first ? (style.before ?? 0) : 0;
	const after = ends.last ? (style.after ?? 0) : 0;
	// A word too long for its line begins on a line below the mark.
	const [word = ''] = text.split(/[ \n]/, 1);
	const spare = spec.mark && ends.first && textWidth(word, lettersOf(spec)) > room(spec) ? line : 0;
	const height = before + lines.length * line + spare + after;
	const comesApart = lines.length >= 2 * TOGETHER;
	return {
		height,
		...(comesApart ? { lead: before + spare + TOGETHER * line } : {}),
		...(spec.keepNext || style.keepNext ? { keepNext: true } : {}),
		...(spec.anchor && ends.first ? { anchor: spec.anchor } : {}),
		split: (left) => {
			const fitting = Math.floor((left - before - spare) / line);
			const count = Math.min(fitting, lines.length - TOGETHER);
			if (!comesApart || count < TOGETHER) return null;
			const at = text.length - cutAfter(text, lines.slice(0, count))[1].length;
			return [
				blockOf(sheet, cut(spec, 0, at), { ...ends, last: false }),
				blockOf(sheet, cut(spec, at), { ...ends, first: false })
			];
		},
		build: (onNewPage) => [paragraphOf(sheet, spec, ends, onNewPage)]
	};
}

function lettersOf({ style: id, inlines }: TextSpec): Letters {
	const style = styleOf(id, MANUAL_STYLES);
	// Slanted letters are at most as wide as bold ones.
	const wide = (style.bold ?? false) || inlines.some(({ bold, italic }) => bold || italic);
	return { size: style.size ?? 20, bold: wide, caps: style.caps, tracking: style.tracking };
}

function room({ style: id, hanging = 0, width = TEXT_WIDTH }: TextSpec): number {
	const { indent = {} } = styleOf(id, MANUAL_STYLES);
	return width - (hanging || (indent.left ?? 0)) - (indent.right ?? 0);
}

function cut(spec: TextSpec, from: number, to = Infinity): TextSpec {
	let start = 0;
	const inlines = spec.inlines.flatMap((inline) => {
		const text = inline.text.slice(Math.max(0, from - start), Math.max(0, to - start));
		start += inline.text.length;
		return text === '' ? [] : [{ ...inline, text }];
	});
	return { ...spec, inlines };
}

function paragraphOf(sheet: Sheet, spec: TextSpec, ends: Ends, onNewPage: boolean): Paragraph {
	const { hanging, mark, anchor } = spec;
	const marked = mark !== undefined && ends.first;
	const inside: ParagraphChild[] = [
		...(marked ? [new TextRun({ children: [mark, new Tab()] })] : []),
		...spec.inlines.flatMap(runsOf)
	];
	const spacing = {
		...(ends.first ? {} : { before: 0 }),
		...(ends.last ? {} : { after: 0 })
	};
	return new Paragraph({
		style: spec.style,
		children: anchor && ends.first ? sheet.bookmarks.named(anchor, inside) : inside,
		...(onNewPage ? { pageBreakBefore: true } : {}),
		...(spec.keepNext ? { keepNext: true } : {}),
		...(Object.keys(spacing).length > 0 ? { spacing } : {}),
		...(hanging ? { indent: { left: hanging, hanging: marked ? hanging : 0 } } : {}),
		...(runsRightToLeft(spec.inlines.map(({ text }) => text).join(''))
			? { bidirectional: true }
			: {})
	});
}

function runsOf({ text, bold, italic }: Inline): TextRun[] {
	return text.split('\n').map(
		(line, index) =>
			new TextRun({
				text: line,
				...(bold ? { bold: true } : {}),
				...(italic ? { italics: true } : {}),
				...(index > 0 ? { break: 1 } : {}),
				...(runsRightToLeft(line) ? { rightToLeft: true } : {})
			})
	);
}
