import { AlignmentType, Paragraph, TextRun, type ParagraphChild } from 'docx';
import type { Bookmarks } from './bookmarks';
import { runsRightToLeft, safeLine, safeLines } from './safe-text';

/** What every part of one document shares: its own language and its bookmarks. */
export interface Sheet {
	locale: 'es' | 'en';
	bookmarks: Bookmarks;
}

export interface TextOptions {
	/** Id of a character style. */
	run?: 'Quiet' | 'Strong' | 'Accent';
	/** The row whose bookmark surrounds the text. */
	rowId?: string;
	keepNext?: boolean;
	/** A little distance to the paragraph before, so that two names do not read as one. */
	apart?: boolean;
	/** Set to the right, as the label over a column of numbers. */
	right?: boolean;
}

/** What a paragraph was made of, for who must know how high it will be. */
export interface ParagraphFacts {
	style: string;
	text: string;
	bold: boolean;
	/** Distance before it where it is not the style's, twentieths of a point. */
	before?: number;
}

const FACTS = new WeakMap<object, ParagraphFacts>();

export const paragraphFacts = (paragraph: object): ParagraphFacts | null =>
	FACTS.get(paragraph) ?? null;

export function noted(made: Paragraph, facts: ParagraphFacts): Paragraph {
	FACTS.set(made, facts);
	return made;
}

/** Runs of a text of any origin; line ends become breaks. */
export function runs(text: string, style?: TextOptions['run']): TextRun[] {
	const rightToLeft = runsRightToLeft(text) ? { rightToLeft: true } : {};
	return safeLines(text).map(
		(line, index) =>
			new TextRun({
				text: line,
				...(style ? { style } : {}),
				...(index > 0 ? { break: 1 } : {}),
				...rightToLeft
			})
	);
}

const APART = 60;

/** One paragraph that holds the whole text. */
export function paragraph(
	sheet: Sheet,
	style: string,
	text: string,
	options: TextOptions = {}
): Paragraph {
	const inside: ParagraphChild[] = runs(text, options.run);
	const made = new Paragraph({
		style,
		children: options.rowId ? sheet.bookmarks.row(options.rowId, inside) : inside,
		...(runsRightToLeft(text) ? { bidirectional: true } : {}),
		...(options.keepNext ? { keepNext: true } : {}),
		...(options.right ? { alignment: AlignmentType.RIGHT } : {}),
		...(options.apart ? { spacing: { before: APART } } : {})
	});
	const before = options.apart ? { before: APART } : {};
	return noted(made, { style, text, bold: options.run === 'Strong', ...before });
}

/** A heading that Word's navigation lists, with its number in the accent colour. */
export function sectionHeading(
	sheet: Sheet,
	number: number | null,
	text: string,
	section: string
): Paragraph {
	const inside = [
		...(number === null ? [] : [new TextRun({ text: `${number}   `, style: 'Accent' })]),
		new TextRun(safeLine(text))
	];
	return new Paragraph({
		style: 'Heading1',
		children: sheet.bookmarks.named(`section_${section}`, inside)
	});
}

export function subHeading(text: string): Paragraph {
	const made = new Paragraph({ style: 'Heading2', children: [new TextRun(safeLine(text))] });
	return noted(made, { style: 'Heading2', text, bold: true });
}
