import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseDocument } from '$lib/domain/matrix/recognition';

const twin = readFileSync('tests/fixtures/documents/matriz-atencion.txt', 'utf8');
const lines = twin.split('\n');
const read = (text: string) => {
	let given = 0;
	return recogniseDocument(text, () => `r-${(given += 1)}`);
};
const plain = read(twin);
const isRow = (line: string) => line.startsWith('|');
const mapRows = (change: (line: string, index: number) => string) =>
	lines.map((line, index) => (isRow(line) ? change(line, index) : line)).join('\n');
const reversed = (line: string) => `|${line.slice(1, -1).split('|').reverse().join('|')}|`;

/** The same document as other programs and other hands would have written it. */
const variants: [string, string][] = [
	[
		'in capitals without accents',
		twin
			.normalize('NFD')
			.replace(/[\u0300-\u036f]/g, '')
			.toUpperCase()
	],
	['with decomposed accents', twin.normalize('NFD')],
	['with Windows line ends', twin.replaceAll('\n', '\r\n')],
	// The header's labels stand before their values, and so do those of the languages.
	[
		'with the columns of every table reversed',
		mapRows((line, i) => (i < 11 || i === 97 ? line : reversed(line)))
	],
	['without rows of dashes', lines.filter((line) => !/^\|[-|]+\|$/.test(line)).join('\n')],
	['without outer pipes', mapRows((line) => line.replace(/^\|\s?|\s?\|$/g, ''))],
	['with wide cells and tabs', mapRows((line) => `  ${line.replaceAll('|', ' \t|\t ')}`)],
	['with bold cells', mapRows((line) => line.replace(/\| ([^|-][^|]*?) (?=\|)/g, '| **$1** '))],
	[
		'with headings in Markdown',
		lines.map((line) => (/^[A-Z][^|.]{3,24}$/.test(line) ? `## ${line}` : line)).join('\n')
	],
	[
		'with the external relationships first',
		twin.replace(/(\| Puesto y Área[\s\S]*?\n)(\| Puesto, Empresa[\s\S]*?\n)(?=\n)/, '$2$1')
	],
	[
		'with the number fused into the function',
		twin.replace('| Funciones | |', '| Funciones |').replace(/^\| (\d) \| /gm, '| $1. ')
	],
	['with a column for the number', twin.replace('| Funciones | |', '| No. | Función |')],
	[
		'with other words over the indicators',
		twin.replace(/\| KPI .*/, '| Indicador | Fuente | Meta | Tipo de dato | Mejor si | Peso (%) |')
	],
	[
		'with labels broken by spaces',
		twin
			.replace('Ponderación', 'Pondera ción')
			.replace('Frecuencia de entrega', 'Frecuencia de entre ga')
			.replace('Escolaridad', 'Escola ridad')
	],
	['with the functions over two pages', twin.replace('| 4 | Rev', '\nPágina 1 de 2\n\n| 4 | Rev')],
	['with line breaks inside cells', twin.replaceAll('Gerente Jr y Coord', 'Gerente Jr;<br>Coord')]
];

describe('the same matrix written otherwise', () => {
	it.each(variants)('is recognised %s', (_, text) => {
		expect(text).not.toBe(twin);
		const variant = read(text);
		expect(variant.counts).toEqual(plain.counts);
		expect(variant.leftovers).toHaveLength(plain.leftovers.length);
	});

	it('is recognised as one table, without its headings', () => {
		const { counts, leftovers } = read(lines.filter(isRow).join('\n'));
		expect(counts).toEqual(plain.counts);
		expect(leftovers).toEqual([]);
	});

	it('is recognised without blank lines, the stray lines each with its number', () => {
		const kept = lines.filter((line) => line.trim() !== '');
		const { counts, leftovers } = read(kept.join('\n'));
		expect(counts).toEqual(plain.counts);
		expect(leftovers.map(({ text }) => text)).toEqual(plain.leftovers.map(({ text }) => text));
		for (const { line, text } of leftovers) expect(kept[line - 1]).toBe(text);
	});
});
