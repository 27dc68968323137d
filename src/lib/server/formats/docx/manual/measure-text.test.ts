import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAfter, isPlain, linesOf, textWidth } from './measure-text';

const LETTERS = { size: 22 };

describe('measuring a text', () => {
	it('is as wide as its letters in Carlito, with a little to spare', () => {
		// 1,185 of 2,048 units at 11 points.
		expect(textWidth('A', LETTERS) / 20).toBeCloseTo((1185 / 2048) * 11, 0);
		expect(textWidth('Á', LETTERS)).toBe(textWidth('A', LETTERS));
		expect(textWidth('hola', { size: 22, bold: true })).toBeGreaterThan(textWidth('hola', LETTERS));
		expect(textWidth('hola', { size: 22, caps: true })).toBe(textWidth('HOLA', LETTERS));
	});

	it('takes a letter that the font lacks for a wide one', () => {
		expect(textWidth('汉', LETTERS)).toBeGreaterThan(textWidth('M', LETTERS));
		expect(isPlain('Dirección «A»')).toBe(true);
		expect(isPlain('汉')).toBe(false);
	});
});

describe('breaking a text into lines', () => {
	it('breaks at spaces, at line ends, and inside a word only where it must', () => {
		expect(linesOf('uno dos', 10_000, LETTERS)).toEqual(['uno dos']);
		expect(linesOf('uno\ndos', 10_000, LETTERS)).toEqual(['uno', 'dos']);
		const width = textWidth('uno dos', LETTERS);
		expect(linesOf('uno dos tres', width, LETTERS)).toEqual(['uno dos', 'tres']);
		expect(linesOf('mmmmmm', textWidth('mmm', LETTERS), LETTERS)).toEqual(['mmm', 'mmm']);
	});

	it('loses nothing when the text is cut after any of them', () => {
		const words = fc.array(fc.string({ maxLength: 12 }), { maxLength: 30 });
		fc.assert(
			fc.property(words, fc.nat(20), (list, count) => {
				const text = list.join(' ');
				const lines = linesOf(text, 900, LETTERS);
				const [head, rest] = cutAfter(text, lines.slice(0, count));
				const gap = text.slice(head.length, text.length - rest.length);
				expect(head + gap + rest).toBe(text);
				expect(['', ' ', '\n']).toContain(gap);
			})
		);
	});
});
