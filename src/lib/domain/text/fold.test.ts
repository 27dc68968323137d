import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFolded, fold, sameFolded } from './fold';
import { matchesSearch, searchPatterns, searchWords } from './search-words';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('the folded key', () => {
	it('drops accents and case and collapses spaces', () => {
		expect(fold('  Gestión   de\tCRÉDITO\n y Cobranza ')).toBe('gestion de credito y cobranza');
	});

	it('sorts ñ right after n and before o', () => {
		const names = ['Peón', 'Peñón', 'Penzol', 'Peña', 'Pena', 'Peo'];
		expect([...names].sort(compareFolded)).toEqual([
			'Pena',
			'Penzol',
			'Peña',
			'Peñón',
			'Peo',
			'Peón'
		]);
	});

	it('reads composed and decomposed letters alike', () => {
		expect(sameFolded('Ñandú', 'N\u0303andu\u0301')).toBe(true);
		expect(sameFolded('ano', 'año')).toBe(false);
	});

	it('bears full-width letters, ligatures, lone surrogates and zero-width characters', () => {
		expect(fold('ＡＢＣ o\uFB01cina\u200B \uD800')).toBe('abc oficina \uFFFD');
	});

	it('changes nothing when applied twice', () => {
		fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
		expect(fold(fold('Niñez'))).toBe('nin~ez');
	});

	it('folds plain letters by the short way as by the long one', () => {
		const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
		// A zero-width character, which no key keeps, leads the same text the long way.
		fc.assert(
			fc.property(plain, (text) => {
				expect(fold(text)).toBe(fold(`${text}\u200B`));
			})
		);
	});

	it('is one answer for a text in any normal form and case', () => {
		const spanish = fc.string({ unit: fc.constantFrom(...'aábcñÑnÚü zZ') });
		fc.assert(
			fc.property(spanish, (text) => {
				expect(fold(text.normalize('NFD').toUpperCase())).toBe(fold(text));
			})
		);
	});
});

describe('searching folded keys', () => {
	it('wants every word, in any order', () => {
		const key = fold('Coordinación de Servicio al Cliente');
		expect(matchesSearch(key, 'cliente COORDINACION')).toBe(true);
		expect(matchesSearch(key, 'cliente crédito')).toBe(false);
		expect(matchesSearch(key, '')).toBe(true);
	});

	it('finds ñ for who types n, and only ñ for who types ñ', () => {
		expect(matchesSearch(fold('Diseño'), 'diseno')).toBe(true);
		expect(matchesSearch(fold('Senado'), 'señ')).toBe(false);
	});

	it('takes signs of regular expressions as plain text', () => {
		expect(matchesSearch(fold('Nivel (2)'), '(2)')).toBe(true);
		fc.assert(
			fc.property(anyText, (text) => {
				for (const pattern of searchPatterns(text)) expect(() => new RegExp(pattern)).not.toThrow();
			})
		);
	});

	it('keeps at most eight words', () => {
		expect(searchWords('a b c d e f g h i j a')).toHaveLength(8);
	});
});
