import { describe, expect, it } from 'vitest';
import { clipped, runsRightToLeft, safeLine, safeLines, safeText } from './safe-text';

describe('safe text', () => {
	it('takes out every character that XML 1.0 forbids and keeps all others', () => {
		const gone = (code: number) => safeText(`a${String.fromCodePoint(code)}b`) === 'ab';
		const range = (from: number, to: number) =>
			Array.from({ length: to - from + 1 }, (_, index) => from + index);
		const control = [...range(0x00, 0x08), ...range(0x0e, 0x1f), 0xfffe, 0xffff];
		expect(control.filter((code) => !gone(code))).toEqual([]);
		const text = [...range(0x20, 0x7e), ...range(0xa0, 0x2027), ...range(0x206a, 0xd7ff)];
		expect([...text, ...range(0xe000, 0xfffd)].filter(gone)).toEqual([]);
		expect(range(0x1_0000, 0x1_ffff).filter(gone)).toEqual([]);
	});

	it('takes out the old control characters that print as boxes', () => {
		expect(safeText('a\u007f\u0080\u009fb')).toBe('ab');
	});

	it('clips by whole characters', () => {
		expect(clipped('👩👩👩👩', 3)).toBe('👩👩…');
		expect(clipped('abc', 3)).toBe('abc');
	});

	it('replaces a lone surrogate and leaves an emoji whole', () => {
		expect(safeText('x\ud83dy')).toBe('x\ufffdy');
		expect(safeText('👩‍🔧')).toBe('👩‍🔧');
	});

	it('makes one line end of all kinds and a space of a tab', () => {
		expect(safeText('a\r\nb\rc\u2028d\u000be\tf')).toBe('a\nb\nc\nd\ne f');
	});

	it('drops direction overrides, which would show another text than the one signed', () => {
		expect(safeText('pago\u202e001\u202c')).toBe('pago001');
	});

	it('gives the lines of a text, and none of a blank one', () => {
		expect(safeLines('\n uno \ndos\n')).toEqual(['uno', 'dos']);
		expect(safeLines(' \u0007 ')).toEqual([]);
		expect(safeLine('uno\n  dos')).toBe('uno dos');
	});

	it('knows a text that runs from right to left by its first letter', () => {
		expect(runsRightToLeft('123 שלום abc')).toBe(true);
		expect(runsRightToLeft('abc שלום')).toBe(false);
		expect(runsRightToLeft('12 %')).toBe(false);
	});
});
