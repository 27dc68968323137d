import { describe, expect, it } from 'vitest';
import { chartLines } from './chart-lines';

const link = (points: [number, number][], assumed = false) => ({
	...{ from: 'a', to: 'b', points, assumed }
});

describe('the lines of a chart', () => {
	it('are drawn once where links share them', () => {
		const lines = chartLines([
			link([
				[50, 0],
				[50, 20],
				[10, 20],
				[10, 40]
			]),
			link([
				[50, 0],
				[50, 20],
				[90, 20],
				[90, 40]
			])
		]);
		expect(lines.map(({ from, to }) => [from, to])).toEqual([
			[
				[10, 20],
				[90, 20]
			],
			[
				[10, 20],
				[10, 40]
			],
			[
				[50, 0],
				[50, 20]
			],
			[
				[90, 20],
				[90, 40]
			]
		]);
	});

	it('are dashed only where every link along them is assumed', () => {
		const stem: [number, number][] = [
			[0, 0],
			[0, 10]
		];
		expect(chartLines([link(stem, true), link(stem, true)])[0]?.assumed).toBe(true);
		expect(chartLines([link(stem, true), link(stem, false)])).toHaveLength(1);
		expect(chartLines([link(stem, true), link(stem, false)])[0]?.assumed).toBe(false);
	});
});
