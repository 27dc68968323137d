import { describe, expect, it } from 'vitest';
import { changeEffects, type EffectRecords } from './change-effects';
import { dependantsOfPost, dependantsOfUnit } from './dependants';
import type { Incumbency, Post, Unit } from './records';

const FROM = '2020-01-01';
const NEXT = '2027-01-01';
const period = (id: string, validFrom: string, validTo: string | null) => ({
	id,
	rowId: `${id}-${validFrom}`,
	validFrom,
	validTo
});
const unit = (
	id: string,
	parentId: string | null,
	from = FROM,
	to: string | null = null
): Unit => ({
	...period(id, from, to),
	companyId: 'c',
	code: id,
	name: id,
	kind: 'área',
	parentId,
	objective: '',
	functions: [],
	order: 0,
	group: false,
	charts: 'each'
});
const post = (
	id: string,
	unitId: string,
	reportsTo: string | null,
	from = FROM,
	to: string | null = null
): Post => ({
	...period(id, from, to),
	positionId: `p-${id}`,
	unitId,
	reportsTo,
	workplace: '',
	headcount: 1,
	staff: false,
	assumed: false
});
const holder = (
	employeeId: string,
	postId: string,
	from = FROM,
	to: string | null = null,
	acting = false
): Incumbency => ({ ...period(`${employeeId}-${postId}`, from, to), employeeId, postId, acting });

const before: EffectRecords = {
	units: [unit('root', null), unit('a', 'root'), unit('b', 'root')],
	posts: [post('head', 'root', null), post('x', 'a', 'head'), post('y', 'b', 'x')],
	incumbencies: [holder('ana', 'x'), holder('luis', 'y')]
};
const none = { units: [], posts: [], incumbencies: [] };

describe('what a change brings about', () => {
	it('names the unit that goes elsewhere or ends', () => {
		const after = {
			...before,
			units: [
				unit('root', null),
				unit('a', 'root', FROM, NEXT),
				unit('b', 'root', FROM, NEXT),
				unit('b', 'a', NEXT)
			]
		};
		expect(changeEffects(before, after, { ...none, units: ['a', 'b'] })).toEqual([
			{ kind: 'unit-ended', unitId: 'a', on: NEXT },
			{ kind: 'unit-moved', unitId: 'b', from: 'root', to: 'a', on: NEXT }
		]);
	});

	it('names the post that goes to another unit or reports to somebody else', () => {
		const after = {
			...before,
			posts: [
				post('head', 'root', null),
				post('x', 'a', 'head'),
				post('y', 'b', 'x', FROM, NEXT),
				post('y', 'a', 'head', NEXT)
			]
		};
		expect(changeEffects(before, after, { ...none, posts: ['y'] })).toEqual([
			{ kind: 'post-moved', postId: 'y', from: 'b', to: 'a', on: NEXT },
			{ kind: 'line-changed', postId: 'y', from: 'x', to: 'head', on: NEXT }
		]);
	});

	it('names who comes to hold a position, who leaves it, and who is without a post', () => {
		const after = {
			...before,
			incumbencies: [
				holder('ana', 'x', FROM, NEXT),
				holder('luis', 'y', FROM, NEXT),
				holder('luis', 'x', NEXT)
			]
		};
		const changed = { ...none, incumbencies: ['ana-x', 'luis-y', 'luis-x'] };
		expect(changeEffects(before, after, changed)).toEqual([
			{ kind: 'position-left', employeeId: 'ana', positionId: 'p-x', on: NEXT },
			{ kind: 'without-post', employeeId: 'ana', on: NEXT },
			{ kind: 'position-taken', employeeId: 'luis', positionId: 'p-x', on: NEXT },
			{ kind: 'position-left', employeeId: 'luis', positionId: 'p-y', on: NEXT }
		]);
	});

	it('warns of an acting holder beyond the places of a post', () => {
		const after = {
			...before,
			incumbencies: [...before.incumbencies, holder('luis', 'x', NEXT, null, true)]
		};
		const found = changeEffects(before, after, { ...none, incumbencies: ['luis-x'] });
		expect(found).toContainEqual({ kind: 'acting-beyond', postId: 'x', on: NEXT });
	});

	it('is nothing where only words change', () => {
		expect(changeEffects(before, before, { ...none, units: ['a'], posts: ['y'] })).toEqual([]);
	});
});

it('what leans on a unit and on a post is found, what ended before it is not', () => {
	expect(dependantsOfUnit(before, 'root', NEXT)).toEqual({ units: ['a', 'b'], posts: ['head'] });
	expect(dependantsOfPost(before, 'x', NEXT)).toEqual({
		reports: ['y'],
		incumbencies: ['ana-x']
	});
	const gone = { ...before, incumbencies: [holder('ana', 'x', FROM, '2026-01-01')] };
	expect(dependantsOfPost(gone, 'x', NEXT).incumbencies).toEqual([]);
});
