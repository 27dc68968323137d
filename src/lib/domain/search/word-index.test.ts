import { describe, expect, it } from 'vitest';
import { findByWords, wordIndex } from './word-index';

const positions = wordIndex(
	[
		{ name: 'Validador de Cargas', code: 'EST-007', also: ['OPE-07'] },
		{ name: 'Ejecutivo de Atención a Clientes', code: 'ATC-014' },
		{ name: 'Atención en Ruta', code: 'ATC-140' },
		{ name: 'Auxiliar de Señalización', code: 'SEN-001', also: ['Rotulista'] },
		{ name: 'Gerencia de Atención', code: 'ATC-001' }
	].map((entry) => ({ ...entry, value: entry.code }))
);
const find = (query: string, most = 8) => findByWords(positions, query, most);

describe('the search by words', () => {
	it('finds the beginnings of words in any order, whatever their accents and case', () => {
		expect(find('CLI atencion')).toEqual(['ATC-014']);
		expect(find('aten')).toEqual(['ATC-140', 'ATC-014', 'ATC-001']);
		expect(find('atención nada')).toEqual([]);
	});
	it('answers who is called so before who is only known so by another name', () => {
		const index = wordIndex([
			{
				name: 'Coordinación',
				code: 'A-1',
				also: ['Coord. de Atención a Clientes'],
				value: 'alias'
			},
			{ name: 'Ejecutivo de Atención a Clientes', code: 'A-2', value: 'name' }
		]);
		expect(findByWords(index, 'atencion clientes', 8)).toEqual(['name', 'alias']);
	});
	it('does not take the middle of a word for its beginning', () => {
		expect(find('lidador')).toEqual([]);
	});
	it('finds a code whole, in parts and without its dash', () => {
		for (const query of ['ATC-014', 'atc 014', 'atc014', '014'])
			expect(find(query)).toEqual(['ATC-014']);
	});
	it('answers the exact code first, then codes, then names that begin so', () => {
		const index = wordIndex([
			{ name: 'Zona ATC', code: 'X-1', value: 'named' },
			{ name: 'ATC móvil', code: 'X-2', value: 'named so from its beginning' },
			{ name: 'Uno', code: 'ATC-9', value: 'coded so from its beginning' },
			{ name: 'Dos', code: 'ATC', value: 'the code' }
		]);
		expect(findByWords(index, 'atc', 8)).toEqual([
			'the code',
			'coded so from its beginning',
			'named so from its beginning',
			'named'
		]);
	});
	it('finds by further names, and ñ by n but not n by ñ', () => {
		expect(find('ope-07')).toEqual(['EST-007']);
		expect(find('rotul')).toEqual(['SEN-001']);
		expect(find('señal')).toEqual(['SEN-001']);
		expect(find('senal')).toEqual(['SEN-001']);
		expect(find('ateñ')).toEqual([]);
	});
	it('finds nothing for an empty query and no more than asked for', () => {
		expect(find('  ')).toEqual([]);
		expect(find('at', 2)).toHaveLength(2);
	});
	it('counts only what is accepted', () => {
		const people = Array.from({ length: 5_000 }, (_, value) => ({ name: 'Paz', code: '', value }));
		expect(findByWords(wordIndex(people), 'paz', 8, (value) => value === 4_321)).toEqual([4_321]);
	});
	it('stays quick on ten thousand people who share a prefix', () => {
		const people = Array.from({ length: 10_000 }, (_, number) => ({
			name: `Persona ${number} Pérez`,
			code: String(number),
			value: number
		}));
		const index = wordIndex(people);
		const began = performance.now();
		expect(findByWords(index, 'p', 8)).toHaveLength(8);
		expect(findByWords(index, 'persona 9999', 8)).toEqual([9999]);
		expect(performance.now() - began).toBeLessThan(200);
	});
});
