import { describe, expect, it } from 'vitest';
import { chartColumns, layOutChart, type ChartBox } from './chart-layout';

const WIDTH = 10_080;
const box = (line: string): ChartBox => ({ lines: [line], kind: 'other' });
const self: ChartBox = { lines: ['Analista'], kind: 'self' };

describe('the small chart', () => {
	it('fills the width in every row, without holes or overlaps', () => {
		for (let peers = 0; peers <= 4; peers++) {
			for (let reports = 0; reports <= 5; reports++) {
				const middle = [self, ...Array.from({ length: peers }, (_, i) => box(`p${i}`))];
				const below = Array.from({ length: reports }, (_, i) => box(`r${i}`));
				for (const row of layOutChart(box('Jefa'), middle, below, WIDTH)) {
					expect(row.cells[0]?.from).toBe(0);
					expect(row.cells.at(-1)?.to).toBe(WIDTH);
					row.cells.slice(1).forEach((cell, i) => expect(cell.from).toBe(row.cells[i]?.to));
				}
			}
		}
	});

	it('shows every box once, boss over self over reports', () => {
		const rows = layOutChart(box('Jefa'), [self], [box('r1'), box('r2')], WIDTH);
		const shown = rows.map((row) => row.cells.flatMap((cell) => cell.box?.lines ?? []));
		expect(shown.filter((line) => line.length > 0)).toEqual([['Jefa'], ['Analista'], ['r1', 'r2']]);
	});

	it('draws a stem to every report and a bar from the first to the last', () => {
		const rows = layOutChart(null, [self], [box('a'), box('b'), box('c')], WIDTH);
		const bar = rows[2];
		expect(bar?.cells.filter((cell) => cell.left)).toHaveLength(3);
		expect(bar?.cells.some((cell) => cell.top)).toBe(true);
	});

	it('agrees on columns that add up to the width', () => {
		const rows = layOutChart(box('Jefa'), [box('p'), self], [box('a')], WIDTH);
		const { edges, widths } = chartColumns(rows);
		expect(widths.reduce((sum, width) => sum + width, 0)).toBe(WIDTH);
		expect(widths.every((width) => width > 0)).toBe(true);
		expect(edges[0]).toBe(0);
	});

	it('stands alone without a boss and without reports', () => {
		expect(layOutChart(null, [self], [], WIDTH)).toHaveLength(1);
	});
});
