import { describe, expect, it } from 'vitest';
import { countIn, dateOf, RowRefused, textIn, yesIn } from './cells';

const row = (text: string) => ({ line: 2, cells: { headcount: text, staff: text, unit: text } });

describe('cells of a table', () => {
	it.each([
		['2026-03-15', '2026-03-15'],
		['2026-3-5', '2026-03-05'],
		['15/03/2026', '2026-03-15'],
		['5/3/2026', '2026-03-05'],
		['15-03-2026', '2026-03-15'],
		['15.03.2026', '2026-03-15'],
		['15 mar 2026', '2026-03-15'],
		['15-mar-2026', '2026-03-15'],
		['15 de marzo de 2026', '2026-03-15'],
		['1 SEPT. 2026', '2026-09-01'],
		['3 ene 2026', '2026-01-03'],
		['3 Jan 2026', '2026-01-03'],
		['2026-03-15 00:00:00', '2026-03-15'],
		['31/02/2026', null],
		['2026-13-01', null],
		['03/15/2026', null],
		['15/03/26', null],
		['46096', null],
		['mañana', null]
	])('a date: %s', (text, date) => {
		expect(dateOf(text)).toBe(date);
	});

	it('yes and no in both languages, and a headcount', () => {
		expect(['Sí', 'si', 'X', 'yes', 'TRUE', '1'].map((text) => yesIn(row(text), 'staff'))).toEqual(
			Array(6).fill(true)
		);
		expect(['No', 'n', 'falso', '0'].map((text) => yesIn(row(text), 'staff'))).toEqual(
			Array(4).fill(false)
		);
		expect(yesIn(row(''), 'staff')).toBeNull();
		expect(() => yesIn(row('quizá'), 'staff')).toThrow(RowRefused);
		expect(['3', '3.0', '3,00'].map((text) => countIn(row(text), 'headcount'))).toEqual([3, 3, 3]);
		for (const bad of ['0', '-1', '1.5', 'dos', '99999'])
			expect(() => countIn(row(bad), 'headcount')).toThrow(RowRefused);
	});

	it('are one line of at most 300 letters: more is a quote that nobody closed', () => {
		expect(() => textIn(row('a\nb'), 'unit')).toThrow('cell-lines');
		expect(() => textIn(row('x'.repeat(301)), 'unit')).toThrow('cell-long');
	});
});
