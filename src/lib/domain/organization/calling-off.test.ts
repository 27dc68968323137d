import { describe, expect, it } from 'vitest';
import { backToPost, backToUnit, moveCalledOff } from './calling-off';
import type { Employee, Incumbency, Post, Unit } from './records';

const FROM = '2020-01-01';
const NEXT = '2027-01-01';
const period = (id: string, validFrom = FROM, validTo: string | null = null) => ({
	...{ id, rowId: `${id}-${validFrom}`, validFrom, validTo }
});
const unit = (id: string, parentId: string | null, from?: string, to?: string | null): Unit => ({
	...period(id, from, to),
	...{ companyId: 'c', code: id, name: id, kind: 'área', parentId, objective: '', functions: [] },
	...{ order: 0, group: false, charts: 'each' as const }
});
const post = (
	id: string,
	given: Partial<Pick<Post, 'unitId' | 'reportsTo'>>,
	from?: string,
	to?: string | null
): Post => ({
	...period(id, from, to),
	...{ positionId: `p-${id}`, unitId: 'root', reportsTo: null, workplace: '', headcount: 1 },
	...{ staff: false, assumed: false },
	...given
});
const stay = (
	employeeId: string,
	postId: string,
	from?: string,
	to?: string | null,
	acting = false
): Incumbency => ({ ...period(`${employeeId}-${postId}`, from, to), employeeId, postId, acting });
const standing = () => true;

describe('a change that is called off', () => {
	it('brings back to a unit what was to go elsewhere when it ends', () => {
		const records = {
			units: [
				...[unit('root', null), unit('a', 'root', FROM, NEXT)],
				...[unit('b', 'a', FROM, NEXT), unit('b', 'root', NEXT)]
			],
			posts: [
				...[post('x', { unitId: 'a' }, FROM, NEXT), post('x', {}, NEXT)],
				post('y', { unitId: 'root' })
			]
		};
		const { units, posts } = backToUnit(records, 'a', NEXT);
		expect([...units]).toEqual([['b', [unit('b', 'a')]]]);
		expect([...posts]).toEqual([['x', [post('x', { unitId: 'a' })]]]);
	});

	it('brings back to a post its reports and people, but nobody who leaves the company', () => {
		const records = {
			posts: [
				...[post('head', {}), post('x', {}, FROM, NEXT)],
				post('y', { reportsTo: 'x' }, FROM, NEXT),
				post('y', { reportsTo: 'head' }, NEXT)
			],
			incumbencies: [
				...[stay('ana', 'x', FROM, NEXT), stay('ana', 'y', NEXT), stay('eva', 'x', FROM, NEXT)]
			],
			employees: [{ id: 'ana', leftOn: null } as Employee, { id: 'eva', leftOn: NEXT } as Employee]
		};
		const { posts, incumbencies } = backToPost(records, 'x', NEXT);
		expect([...posts]).toEqual([['y', [post('y', { reportsTo: 'x' })]]]);
		expect(Object.fromEntries(incumbencies)).toEqual({
			'ana-y': [],
			'ana-x': [stay('ana', 'x')]
		});
	});

	it('leaves whoever was to move where they are, for as long as they were to stay', () => {
		const incumbencies = [
			...[stay('ana', 'x', FROM, NEXT), stay('ana', 'y', NEXT, '2028-01-01')],
			...[stay('ana', 'z', FROM, NEXT, true), stay('eva', 'y', NEXT)]
		];
		const given = { employeeId: 'ana', acting: false, on: NEXT, standing };
		const called = moveCalledOff({ incumbencies }, { ...given, all: false });
		expect(Object.fromEntries(called)).toEqual({
			'ana-y': [],
			'ana-x': [stay('ana', 'x', FROM, '2028-01-01')]
		});
		expect(moveCalledOff({ incumbencies }, { ...given, all: true }).has('ana-z')).toBe(true);
		const ended = moveCalledOff({ incumbencies }, { ...given, all: false, standing: () => false });
		expect([...ended.keys()]).toEqual(['ana-y']);
	});
});
