import { expect, it } from 'vitest';
import { liesOnPaper } from './chart-paper';

it('lays a sheet on its side where that prints a chart larger, and only there', () => {
	expect(liesOnPaper({ width: 1600, height: 500 })).toBe(true);
	expect(liesOnPaper({ width: 1300, height: 1000 })).toBe(true);
	expect(liesOnPaper({ width: 900, height: 900 })).toBe(false);
	expect(liesOnPaper({ width: 700, height: 2000 })).toBe(false);
});

it('keeps a chart that fits a standing sheet as large as on the screen upright', () => {
	expect(liesOnPaper({ width: 600, height: 200 })).toBe(false);
});
