import { describe, expect, it } from 'vitest';
import type { Employee, Incumbency, Post, Unit } from './records';
import { newFaults, structureFaults, type RuledRecords } from './structure-faults';

const FROM = '2020-01-01';
const unit = (id: string, parentId: string | null, over: Partial<Unit> = {}): Unit => ({
	id,
	rowId: `${id}-${over.validFrom ?? FROM}`,
	validFrom: FROM,
	validTo: null,
	companyId: 'c',
	code: id,
	name: id,
	kind: 'área',
	parentId,
	objective: '',
	functions: [],
	order: 0,
	group: false,
	charts: 'each',
	...over
});
const post = (
	id: string,
	unitId: string,
	reportsTo: string | null,
	over: Partial<Post> = {}
): Post => ({
	id,
	rowId: `${id}-${over.validFrom ?? FROM}`,
	validFrom: FROM,
	validTo: null,
	positionId: `p-${id}`,
	unitId,
	reportsTo,
	workplace: '',
	headcount: 1,
	staff: false,
	assumed: false,
	...over
});
const holder = (
	employeeId: string,
	postId: string,
	over: Partial<Incumbency> = {}
): Incumbency => ({
	id: `${employeeId}-${postId}-${over.validFrom ?? ''}`,
	rowId: `${employeeId}-${postId}-${over.validFrom ?? FROM}`,
	validFrom: FROM,
	validTo: null,
	employeeId,
	postId,
	acting: false,
	...over
});
const employee = (id: string, leftOn: string | null = null): Employee => ({
	id,
	number: id,
	givenNames: id,
	familyNames: id,
	hiredOn: FROM,
	leftOn,
	companyId: 'c'
});
const records = (over: Partial<RuledRecords> = {}): RuledRecords => ({
	units: [unit('root', null), unit('desk', 'root')],
	posts: [post('head', 'root', null), post('clerk', 'desk', 'head')],
	incumbencies: [holder('ana', 'clerk')],
	employees: [employee('ana'), employee('luis')],
	...over
});
const kinds = (over: Partial<RuledRecords>) =>
	structureFaults(records(over)).map(({ kind, id, on }) => `${kind} ${id} ${on}`);

describe('a structure', () => {
	it('that is sound has no faults', () => {
		expect(structureFaults(records())).toEqual([]);
	});

	it('has no circle of units or of lines on any day to come', () => {
		const swapped = [
			unit('root', null),
			unit('a', 'root', { validTo: '2027-01-01' }),
			unit('a', 'b', { validFrom: '2027-01-01' }),
			unit('b', 'a')
		];
		expect(kinds({ units: swapped, posts: [], incumbencies: [] })).toEqual([
			'unit-circle a 2027-01-01',
			'unit-circle b 2027-01-01'
		]);
		const lines = [post('head', 'root', 'clerk'), post('clerk', 'desk', 'head')];
		expect(kinds({ posts: lines })).toContain(`post-circle head ${FROM}`);
	});

	it('has one unit at the top, and one unit a code', () => {
		expect(kinds({ units: [unit('root', null), unit('desk', null)] })).toEqual([
			`several-roots desk ${FROM}`
		]);
		expect(kinds({ units: [unit('root', null), unit('desk', 'root', { code: 'ROOT' })] })).toEqual([
			`code-repeated desk ${FROM}`
		]);
		const one = [
			unit('root', null, { validTo: '2027-01-01' }),
			unit('next', null, { validFrom: '2027-01-01' })
		];
		expect(kinds({ units: one, posts: [], incumbencies: [] })).toEqual([]);
	});

	it('leans on nothing that is gone', () => {
		const ended = [unit('root', null), unit('desk', 'root', { validTo: '2026-06-01' })];
		expect(kinds({ units: ended })).toEqual(['post-without-unit clerk 2026-06-01']);
		const headless = [
			post('head', 'root', null, { validTo: '2026-06-01' }),
			post('clerk', 'desk', 'head')
		];
		expect(kinds({ posts: headless })).toEqual(['post-without-boss clerk 2026-06-01']);
		expect(kinds({ posts: [post('head', 'root', null)] })).toEqual([
			`holder-without-post ana-clerk- ${FROM}`
		]);
		expect(kinds({ units: [unit('root', null), unit('desk', 'gone')] })).toEqual([
			`unit-without-parent desk ${FROM}`
		]);
	});

	it('takes periods that follow one another for one time', () => {
		const renamed = [
			unit('root', null),
			unit('desk', 'root', { validTo: '2026-06-01' }),
			unit('desk', 'root', { validFrom: '2026-06-01', name: 'Mesa' })
		];
		expect(kinds({ units: renamed })).toEqual([]);
	});

	it('has no more people in a post than places, acting holders aside', () => {
		const luis = holder('luis', 'clerk', { validFrom: '2026-03-01' });
		expect(kinds({ incumbencies: [holder('ana', 'clerk'), luis] })).toEqual([
			'over-headcount clerk 2026-03-01'
		]);
		expect(kinds({ incumbencies: [holder('ana', 'clerk'), { ...luis, acting: true }] })).toEqual(
			[]
		);
		const after = holder('ana', 'clerk', { validTo: '2026-03-01' });
		expect(kinds({ incumbencies: [after, luis] })).toEqual([]);
	});

	it('has nobody twice in a post, nor in one after they left', () => {
		const again = { ...holder('ana', 'clerk', { validFrom: '2026-03-01' }), acting: true };
		expect(kinds({ incumbencies: [holder('ana', 'clerk'), again] })).toEqual([
			'holds-twice ana-clerk-2026-03-01 2026-03-01'
		]);
		expect(kinds({ employees: [employee('ana', '2026-02-01')] })).toEqual([
			'outside-employment ana-clerk- 2026-02-01'
		]);
	});
});

it('no record has two periods on one day', () => {
	const over = [
		unit('root', null, { validTo: '2026-06-01' }),
		unit('root', null, { validFrom: '2026-05-01' }),
		unit('desk', 'root')
	];
	expect(kinds({ units: over })).toContain('periods-overlap root 2026-05-01');
});

it('a post stays one of its position', () => {
	const other = { ...post('clerk', 'desk', 'head'), positionId: 'another' };
	const after = records({ posts: [post('head', 'root', null), other] });
	expect(newFaults(records(), after)).toEqual([
		{ kind: 'position-changed', id: 'clerk', on: FROM }
	]);
	expect(newFaults(after, after)).toEqual([]);
	const later = { ...other, validFrom: '2026-05-01' };
	const until = post('clerk', 'desk', 'head', { validTo: '2026-05-01' });
	const posts = [post('head', 'root', null), until, later];
	expect(kinds({ posts })).toEqual(['position-changed clerk 2026-05-01']);
	expect(newFaults(records(), records({ posts }))).toHaveLength(1);
});

it('a fault that was there before stands in nobody’s way', () => {
	const old = records({ units: [unit('root', null), unit('desk', null)] });
	expect(newFaults(old, old)).toEqual([]);
	expect(newFaults(records(), old).map(({ kind }) => kind)).toEqual(['several-roots']);
});
