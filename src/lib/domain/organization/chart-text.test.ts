import { expect, it } from 'vitest';
import { boldWidth, wrapText } from './chart-text';

it('measures letters by a table, accents adding nothing', () => {
	expect(boldWidth('Mm', 1000)).toBe(833 + 889);
	expect(boldWidth('ÁÉñ', 100)).toBe(boldWidth('AEn', 100));
	expect(boldWidth('', 13)).toBe(0);
});

it('breaks a text between words, and a word only where it fits no line', () => {
	const measure = (text: string) => text.length;
	expect(wrapText('Jefe de  Área de Ventas', 9, measure)).toEqual(['Jefe de', 'Área de', 'Ventas']);
	expect(wrapText('Supercalifragilístico ya', 9, measure)).toEqual([
		'Supercali',
		'fragilíst',
		'ico ya'
	]);
	expect(wrapText('  ', 9, measure)).toEqual([]);
});
