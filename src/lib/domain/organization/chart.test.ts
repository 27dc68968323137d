import { describe, expect, it } from 'vitest';
import { asOf, holdsOn, overlap } from './as-of';
import { frozenPlacements, titleOn } from './chart';
import type { Position, Post, Unit } from './records';
import { circlesIn, postsAbove, postsBelow } from './reporting-line';

const since = (validFrom = '2020-01-01', validTo: string | null = null) => ({ validFrom, validTo });
const unit = (id: string, name: string, parentId: string | null, period = since()): Unit => ({
	rowId: `${id}-${period.validFrom}`,
	id,
	companyId: 'c',
	code: id,
	name,
	kind: 'area',
	parentId,
	objective: '',
	functions: [],
	order: 0,
	group: false,
	charts: 'each',
	...period
});
const position = (id: string, title: string): Position => ({
	id,
	code: id.toUpperCase(),
	formerCodes: [],
	title,
	nextTitle: null,
	companyId: 'c',
	family: '',
	grade: '',
	contractType: '',
	occupationCode: '',
	retiredAt: null
});
const post = (
	id: string,
	positionId: string,
	unitId: string,
	reportsTo: string | null,
	changes: Partial<Post> = {}
): Post => ({
	rowId: `${id}-row`,
	id,
	positionId,
	unitId,
	reportsTo,
	workplace: '',
	headcount: 1,
	staff: false,
	assumed: false,
	...since(),
	...changes
});

const records = {
	units: [
		unit('u0', 'Dirección', null),
		unit('u1', 'Operación', 'u0', since('2020-01-01', '2026-01-01')),
		unit('u1', 'Operaciones', 'u0', since('2026-01-01')),
		unit('u2', 'Agencia Norte', 'u1'),
		unit('u3', 'Agencia Sur', 'u1')
	],
	positions: [
		position('dir', 'Director'),
		position('jefe', 'Jefe de Agencia'),
		position('caja', 'Asistente de Ventanilla'),
		position('aux', 'Auxiliar')
	],
	posts: [
		post('p0', 'dir', 'u0', null),
		post('p2', 'jefe', 'u2', 'p0'),
		post('p3', 'jefe', 'u3', 'p0'),
		post('p4', 'caja', 'u2', 'p2', { headcount: 3 }),
		post('p5', 'caja', 'u3', 'p3', since('2020-01-01', '2026-03-01')),
		post('p6', 'aux', 'u2', 'p2'),
		post('p7', 'aux', 'u2', 'p4')
	]
};

describe('records read as of a date', () => {
	it('hold from the first day on and no longer on the last', () => {
		const period = since('2026-01-01', '2026-02-01');
		const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
		expect(days.map((day) => holdsOn(period, day))).toEqual([false, true, true, false]);
		expect(asOf(records.units, '2026-01-01').map(({ name }) => name)).toContain('Operaciones');
	});

	it('overlap only when they share a day', () => {
		expect(overlap(since('2026-01-01', '2026-02-01'), since('2026-02-01'))).toBe(false);
		expect(overlap(since('2026-01-01'), since('2026-02-01', '2026-02-02'))).toBe(true);
	});
});

describe('the frozen header', () => {
	it('says for each unit the way down, boss, reports, peers and headcount', () => {
		const [north, south] = frozenPlacements(records, 'caja', '2026-02-01');
		expect(north).toEqual({
			unitId: 'u2',
			unitPath: ['Dirección', 'Operaciones', 'Agencia Norte'],
			boss: { positionId: 'jefe', code: 'JEFE', title: 'Jefe de Agencia' },
			reports: [{ positionId: 'aux', code: 'AUX', title: 'Auxiliar' }],
			peers: [{ positionId: 'aux', code: 'AUX', title: 'Auxiliar' }],
			headcount: 3
		});
		expect(south).toMatchObject({ unitId: 'u3', reports: [], peers: [], headcount: 1 });
	});

	it('is of its date: a post that ended is gone, a unit has the name of then', () => {
		expect(frozenPlacements(records, 'caja', '2026-03-01')).toHaveLength(1);
		const [then] = frozenPlacements(records, 'caja', '2025-06-01');
		expect(then?.unitPath[1]).toBe('Operación');
	});

	it('has no boss at the top and nothing for a position without posts', () => {
		expect(frozenPlacements(records, 'dir', '2026-02-01')[0]).toMatchObject({
			boss: null,
			peers: []
		});
		expect(frozenPlacements(records, 'none', '2026-02-01')).toEqual([]);
	});

	it('stands twice in one unit under two bosses', () => {
		expect(frozenPlacements(records, 'aux', '2026-02-01').map(({ boss }) => boss?.code)).toEqual([
			'CAJA',
			'JEFE'
		]);
	});

	it('uses the title that a scheduled version brings, from its day on', () => {
		const renamed = {
			...position('caja', 'Asistente'),
			nextTitle: { title: 'Cajero', from: '2026-05-01' }
		};
		expect(titleOn(renamed, '2026-04-30')).toBe('Asistente');
		expect(titleOn(renamed, '2026-05-01')).toBe('Cajero');
	});
});

describe('reporting lines', () => {
	const { posts } = records;

	it('go up nearest first', () => {
		expect(postsAbove(posts, 'p7')).toEqual(['p4', 'p2', 'p0']);
	});

	it('go down through all levels', () => {
		expect(postsBelow(posts, ['p2'])).toEqual(['p4', 'p6', 'p7']);
	});

	it('do not hang on a circle, and a circle is named', () => {
		const circle = [post('a', 'x', 'u', 'b'), post('b', 'x', 'u', 'a'), post('c', 'x', 'u', 'a')];
		expect(postsAbove(circle, 'a')).toEqual(['b']);
		expect(postsBelow(circle, ['a'])).toEqual(['b', 'c']);
		const parents = new Map(circle.map(({ id, reportsTo }) => [id, reportsTo]));
		expect(circlesIn(parents)).toEqual([['a', 'b']]);
		expect(circlesIn(new Map([['a', 'a']]))).toEqual([['a']]);
		expect(circlesIn(new Map(posts.map(({ id, reportsTo }) => [id, reportsTo])))).toEqual([]);
	});
});
