import { expect, it } from 'vitest';
import type { Occupancy } from './occupancy';
import type { Snapshot } from './snapshot';
import { unitRows } from './unit-counts';

const unit = (id: string, parentId: string | null) => ({
	...{ id, code: id.toUpperCase(), name: id, kind: 'área', parentId, order: 0, group: false },
	...{ charts: 'each' as const, objective: '', functions: [] }
});
const post = (id: string, unitId: string) => ({
	...{ id, positionId: id, code: id, title: id, unitId, reportsTo: null, headcount: 1 },
	...{ workplace: '', staff: false, assumed: false }
});
const held = (seats: number, ...holders: string[]): Occupancy => ({
	...{ seats, holders, acting: [], vacancies: seats - holders.length, vacantSince: null }
});

it('counts a unit with all units below it, and a person who holds two posts once', () => {
	const snapshot: Snapshot = {
		units: [unit('root', null), unit('a', 'root'), unit('a1', 'a'), unit('b', 'root')],
		posts: [post('head', 'root'), post('p', 'a1'), post('q', 'a'), post('r', 'b')]
	};
	const { rows, whole } = unitRows(
		snapshot,
		new Map([
			['head', held(1, 'x')],
			['p', held(3, 'y')],
			['q', held(1, 'y')],
			['r', held(1)]
		])
	);
	expect(rows).toEqual([
		{ code: 'ROOT', name: 'root', above: -1, depth: 0, seats: 6, people: 2, vacancies: 3 },
		{ code: 'A', name: 'a', above: 0, depth: 1, seats: 4, people: 1, vacancies: 2 },
		{ code: 'A1', name: 'a1', above: 1, depth: 2, seats: 3, people: 1, vacancies: 2 },
		{ code: 'B', name: 'b', above: 0, depth: 1, seats: 1, people: 0, vacancies: 1 }
	]);
	expect(whole).toEqual({ seats: 6, people: 2, vacancies: 3 });
});
