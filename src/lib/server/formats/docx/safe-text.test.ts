import { describe, expect, it } from 'vitest';
import { runsRightToLeft, safeLine, safeLines, safeText } from './safe-text';

describe('safe text', () => {
	it('takes out every character that XML 1.0 forbids and keeps all others', () => {
		for (let code = 0; code < 0x11_0000; code += code < 0x3000 || code > 0xd000 ? 1 : 97) {
			if (code >= 0xd800 && code <= 0xdfff) continue;
			const out = safeText(`a${String.fromCodePoint(code)}b`);
			const allowed =
				code === 0x0a || (code >= 0x20 && code <= 0xd7ff) || code === 0x9 || code === 0xd
					? true
					: code >= 0xe000 && code <= 0x10_ffff && code !== 0xfffe && code !== 0xffff;
			if (!allowed && code !== 0xb && code !== 0xc && out !== 'ab') throw new Error(`kept ${code}`);
			if (
				allowed &&
				out.length < 3 &&
				!/[\u202a-\u202e\u2066-\u2069]/.test(String.fromCodePoint(code))
			)
				throw new Error(`lost ${code}`);
		}
		expect(safeText('a\u0000\u0001\ufffe\uffffb')).toBe('ab');
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
