import { expect, it } from 'vitest';
import {
	countsBelow,
	placesAbove,
	sensibleLevels,
	shownBoxes,
	vacantRows,
	type ChartRow
} from './chart-rows';

const row = (
	key: string,
	boss: number,
	depth: number,
	changes: Partial<ChartRow> = {}
): ChartRow => ({
	...{ key, boss, depth, code: key, title: key, units: '', seats: 1, people: 1 },
	...changes
});
const rows = [
	row('dir', -1, 0),
	row('a', 0, 1),
	row('a1', 1, 2),
	row('a2', 1, 2, { seats: 3, people: 1 }),
	row('b', 0, 1),
	row('b1', 4, 2)
];
const keys = (found: readonly ChartRow[]) => found.map(({ key, boss }) => [key, boss]);

it('keeps the rows with a vacancy and their bosses', () => {
	expect(keys(vacantRows(rows))).toEqual([
		['dir', -1],
		['a', 0],
		['a2', 1]
	]);
	expect(vacantRows(rows.slice(0, 3))).toEqual([]);
});

it('leaves out what stands below a closed box', () => {
	const boxes = shownBoxes(rows, ({ key }) => key !== 'a');
	expect(boxes).toMatchObject([
		{
			key: 'dir',
			children: [
				{ key: 'a', children: [] },
				{ key: 'b', children: [{ key: 'b1' }] }
			]
		}
	]);
});

it('counts what stands below each box', () => {
	expect(countsBelow(rows)).toEqual([5, 2, 0, 0, 1, 0]);
});

it('opens a small chart whole and a large one to a depth that stays legible, two levels at least', () => {
	expect(sensibleLevels(rows)).toBe(3);
	const many = (count: number, depth: number) => Array.from({ length: count }, () => ({ depth }));
	expect(sensibleLevels([...many(1, 0), ...many(9, 1), ...many(40, 2), ...many(900, 3)])).toBe(3);
	expect(sensibleLevels([...many(1, 0), ...many(200, 1), ...many(900, 2)])).toBe(2);
	expect(sensibleLevels([])).toBe(0);
});

it('names the places above one, nearest first', () => {
	const above = (place: number) => rows[place]?.boss;
	expect(placesAbove(3, above)).toEqual([1, 0]);
	expect(placesAbove(0, above)).toEqual([]);
	expect(placesAbove(-1, above)).toEqual([]);
});
