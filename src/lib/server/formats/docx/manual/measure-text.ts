import { EM, LETTER_WIDTHS } from './letter-widths';

/** How a text is set. */
export interface Letters {
	/** Half points. */
	size: number;
	bold?: boolean | undefined;
	caps?: boolean | undefined;
	/** Extra distance between letters, twentieths of a point. */
	tracking?: number | undefined;
}

/** Letters that the font does not have come from another one, of any width: an emoji is 1.3 ems. */
const WIDEST = 1.4 * EM;
/** Word processors round each letter to their own grid: a line never holds more than this. */
const SLACK = 1.012;

/** The most that a text on one line is wide, in twentieths of a point. */
export function textWidth(text: string, letters: Letters): number {
	const widths = letters.bold ? LETTER_WIDTHS.bold : LETTER_WIDTHS.regular;
	let units = 0;
	let count = 0;
	for (const letter of letters.caps ? text.toUpperCase() : text) {
		units += widths.get(letter.codePointAt(0) ?? 0) || WIDEST;
		count += 1;
	}
	return (units / EM) * letters.size * 10 * SLACK + count * (letters.tracking ?? 0);
}

/**
 * The lines of a text in a column, at least as many as any word processor makes of it: it breaks
 * at spaces alone, and inside a word only where the word is wider than the column.
 * @param width twentieths of a point
 * @returns lines that give the text again, joined by spaces, but for words that were cut
 */
export function linesOf(text: string, width: number, letters: Letters): string[] {
	return text.split('\n').flatMap((line) => wrapped(line, width, letters));
}

/** A text in two after so many of its lines, without the space or line end between them. */
export function cutAfter(text: string, lines: readonly string[]): [head: string, rest: string] {
	let at = 0;
	let end = 0;
	for (const line of lines) {
		end = at + line.length;
		at = text[end] === ' ' || text[end] === '\n' ? end + 1 : end;
	}
	return [text.slice(0, end), text.slice(at)];
}

function wrapped(text: string, width: number, letters: Letters): string[] {
	const space = textWidth(' ', letters);
	const lines: string[] = [];
	let line = '';
	let taken = 0;
	for (const word of text.split(' ')) {
		const wide = textWidth(word, letters);
		if (line !== '' && taken + space + wide <= width) {
			line += ` ${word}`;
			taken += space + wide;
			continue;
		}
		if (line !== '') lines.push(line);
		const pieces = wide <= width ? [word] : cut(word, width, letters);
		lines.push(...pieces.slice(0, -1));
		line = pieces.at(-1) ?? '';
		taken = textWidth(line, letters);
	}
	return [...lines, line];
}

function cut(word: string, width: number, letters: Letters): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const letter of word) {
		if (piece !== '' && textWidth(piece + letter, letters) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += letter;
	}
	return [...pieces, piece];
}

/** Whether the font has every letter of a text; another font's lines may be higher. */
export const isPlain = (text: string): boolean =>
	[...text].every((letter) => LETTER_WIDTHS.regular.has(letter.codePointAt(0) ?? 0));
