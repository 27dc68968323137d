import { expect, it } from 'vitest';
import type { Position, Post, Unit } from './records';
import { snapshotOn } from './snapshot';

const since = { validFrom: '2020-01-01', validTo: null };
const unit = (
	id: string,
	parentId: string | null,
	order: number,
	changes: Partial<Unit> = {}
): Unit => ({
	...{ id, rowId: `${id}-1`, companyId: 'c', code: id.toUpperCase(), name: `Unidad ${id}` },
	...{ kind: 'área', parentId, objective: '', functions: [], order, group: false, charts: 'each' },
	...since,
	...changes
});
const position = (id: string, title: string, changes: Partial<Position> = {}): Position => ({
	...{ id, code: id.toUpperCase(), formerCodes: [], title, nextTitle: null, companyId: 'c' },
	...{ family: '', grade: '', contractType: '', occupationCode: '', retiredAt: null },
	...changes
});
const post = (
	id: string,
	unitId: string,
	reportsTo: string | null,
	changes: Partial<Post> = {}
): Post => ({
	...{ id, rowId: `${id}-1`, positionId: id, unitId, reportsTo, workplace: '', headcount: 1 },
	...{ staff: false, assumed: false },
	...since,
	...changes
});

const records = {
	units: [
		unit('b', 'root', 2),
		unit('a', 'root', 1),
		unit('a1', 'a', 1),
		unit('old', 'root', 3, { validTo: '2024-01-01' }),
		unit('root', null, 0)
	],
	positions: ['head', 'boss', 'desk'].map((id) =>
		position(
			id,
			id,
			id === 'desk' ? { nextTitle: { title: 'Ventanilla', from: '2026-01-01' } } : {}
		)
	),
	posts: [
		post('head', 'root', null),
		post('boss', 'a', 'head'),
		post('desk', 'a1', 'boss', { staff: true, assumed: true, headcount: 3 })
	]
};

it('holds each unit before those below it, siblings by their order, and only what holds on the date', () => {
	const ids = (date: string) => snapshotOn(records, date).units.map(({ id }) => id);
	expect(ids('2025-06-01')).toEqual(['root', 'a', 'a1', 'b']);
	expect(ids('2023-06-01')).toEqual(['root', 'a', 'a1', 'b', 'old']);
	expect(ids('2019-06-01')).toEqual([]);
});

it('from one unit down it begins with that unit, whose head then reports to nobody', () => {
	const { units, posts } = snapshotOn(records, '2025-06-01', 'a');
	expect(units.map(({ id, parentId }) => [id, parentId])).toEqual([
		['a', null],
		['a1', 'a']
	]);
	expect(posts.map(({ id, reportsTo }) => [id, reportsTo])).toEqual([
		['boss', null],
		['desk', 'boss']
	]);
});

it('calls a position what it is called on the date, and keeps the marks of its post', () => {
	const desk = (date: string) => snapshotOn(records, date).posts.find(({ id }) => id === 'desk');
	expect(desk('2025-12-31')).toMatchObject({
		title: 'desk',
		staff: true,
		assumed: true,
		headcount: 3
	});
	expect(desk('2026-01-01')).toMatchObject({ title: 'Ventanilla' });
});

it('does not hang on units that stand in a circle', () => {
	const circle = {
		...records,
		units: [unit('x', 'y', 0), unit('y', 'x', 0), unit('root', null, 0)]
	};
	expect(snapshotOn(circle, '2025-06-01').units.map(({ id }) => id)).toEqual(['root']);
});
