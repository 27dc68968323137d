import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, readCsv } from './read-csv';
import { writeCsv } from './write-csv';

const cells = (text: string) => readCsv(text).map((row) => row.cells);

describe('reading a table', () => {
	it.each([
		['commas', 'número,correo\n7,a@b.mx\n'],
		['semicolons', 'número;correo\r\n7;a@b.mx'],
		['tabs', '\uFEFFnúmero\tcorreo\n\n7\ta@b.mx']
	])('finds %s by itself', (_name, text) => {
		expect(cells(text)).toEqual([
			['número', 'correo'],
			['7', 'a@b.mx']
		]);
	});

	it('takes quoted cells with separators, quotes and line ends, and counts lines', () => {
		expect(readCsv('a,b\n"x, ""y""\nz",2\n3,4')).toEqual([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 2, cells: ['x, "y"\nz', '2'] },
			{ line: 4, cells: ['3', '4'] }
		]);
	});

	it('a separator inside quotes does not decide', () => {
		expect(cells('"a;b;c;d",e\n1,2')).toEqual([
			['a;b;c;d', 'e'],
			['1', '2']
		]);
	});

	it('knows UTF-8 from Windows-1252', () => {
		expect(decodeText(new TextEncoder().encode('Peñón'))).toBe('Peñón');
		expect(decodeText(new Uint8Array([0x50, 0x65, 0xf1, 0xf3, 0x6e]))).toBe('Peñón');
	});

	it('bears any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(() => readCsv(text)).not.toThrow();
			})
		);
	});
});

describe('writing a table', () => {
	it('lets no cell run as a formula', () => {
		const text = writeCsv([['=1+1', '+1', '-1', '@x', '\tx', 'plain']]);
		expect(text).toBe(`\uFEFF"'=1+1","'+1","'-1","'@x","'\tx",plain\r\n`);
	});

	it('gives formulas back as they were, apostrophes of their own included', () => {
		const first = fc.constantFrom('=', '+', '-', '@', "'", "'=", "''@", '=\ry', '@\t');
		const cell = fc.tuple(first, fc.string({ unit: fc.constantFrom(...`=+-@'";,x\n`) }));
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (made) => {
				const row = ['a', ...made.map(([sign, rest]) => `${sign}${rest}x`)];
				// The first line says what separates: headings, as every table has them.
				const head = row.map((_, at) => `c${at}`);
				expect(cells(writeCsv([head, row]))).toEqual([head, row]);
			})
		);
		expect(cells(writeCsv([['a', '\tx', '\rx']]))).toEqual([['a', '\tx', '\rx']]);
	});

	it('is read as it was written', () => {
		const plain = fc.string({ unit: fc.constantFrom(...'aé ,;"\n0') }).map((text) => `x${text}x`);
		fc.assert(
			fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1, maxLength: 5 }), (rows) => {
				const all = [['uno', 'dos'], ...rows.map((row) => [...row])];
				expect(cells(writeCsv(all))).toEqual(all);
			})
		);
	});
});
