import { describe, expect, it } from 'vitest';
import { postsWithPrepared, withoutPrepared } from './prepared-stays';
import type { Employee, Incumbency, Post, Unit } from './records';

const TODAY = '2026-03-16';
const stay = (
	id: string,
	postId: string,
	validFrom: string,
	validTo: string | null
): Incumbency => ({
	...{ id, rowId: `${id} ${validFrom}`, employeeId: `e-${id}`, postId, acting: false },
	...{ validFrom, validTo }
});
const LEAVER = stay('leaver', 'boss', '2020-01-01', '2026-08-01');
const COMER = stay('comer', 'boss', '2026-08-01', null);
const PAST = stay('past', 'boss', '2015-01-01', '2020-01-01');
const OTHER = stay('other', 'desk', '2020-01-01', '2026-05-01');
const employee = (leftOn: string | null) => ({ id: 'e-leaver', leftOn }) as Employee;
const NOWHERE = { units: [], posts: [] };
const all = [LEAVER, COMER, PAST, OTHER];

describe('what is prepared for the people of posts', () => {
	it('is an end or a beginning on a day to come; what ends today has ended', () => {
		expect([...postsWithPrepared(all, TODAY)]).toEqual(['boss', 'desk']);
		expect([...postsWithPrepared([PAST, stay('now', 'desk', TODAY, null)], TODAY)]).toEqual([]);
		expect([...postsWithPrepared([stay('now', 'desk', '2020-01-01', TODAY)], TODAY)]).toEqual([]);
	});

	it('is left out of the posts of which it is not told, and of these alone', () => {
		const seen = withoutPrepared(
			{ ...NOWHERE, incumbencies: all, employees: [employee('2026-08-01')] },
			TODAY,
			new Set(['boss'])
		);
		expect(seen.incumbencies).toEqual([{ ...LEAVER, validTo: null }, PAST, OTHER]);
		expect(seen.employees).toEqual([employee(null)]);
	});

	it('leaves the past as it is', () => {
		const records = { incumbencies: [PAST], employees: [employee('2020-01-01')] };
		expect(withoutPrepared({ ...NOWHERE, ...records }, TODAY, new Set(['boss']))).toEqual({
			...records,
			posts: []
		});
	});
});

describe('the prepared end of a post', () => {
	const unit = (validTo: string | null) => ({ id: 'u', validFrom: '2020-01-01', validTo }) as Unit;
	const post = (validFrom: string, validTo: string | null) =>
		({ id: 'desk', unitId: 'u', validFrom, validTo }) as Post;
	const seen = (posts: Post[], unitEnds: string | null, stays = [OTHER]) =>
		withoutPrepared(
			{ units: [unit(unitEnds)], posts, incumbencies: stays, employees: [] },
			TODAY,
			new Set(['desk'])
		).posts.map(({ validTo }) => validTo);
	const ending = [post('2020-01-01', '2026-04-01'), post('2026-04-01', '2026-05-01')];

	it('is not told while somebody is in it, its changes before are', () => {
		expect(seen(ending, null)).toEqual(['2026-04-01', null]);
	});

	it('is told of a post that nobody is in, and once it has come', () => {
		expect(seen(ending, null, [stay('next', 'desk', '2026-04-01', null)])).toEqual([
			'2026-04-01',
			'2026-05-01'
		]);
		expect(seen([post('2020-01-01', '2026-01-01')], null)).toEqual(['2026-01-01']);
	});

	it('comes with the end of its unit', () => {
		expect(seen(ending, '2026-05-01')).toEqual(['2026-04-01', '2026-05-01']);
		expect(seen(ending, '2026-12-01')).toEqual(['2026-04-01', '2026-12-01']);
		expect(seen(ending, '2026-04-15')).toEqual(['2026-04-01', '2026-05-01']);
	});
});
