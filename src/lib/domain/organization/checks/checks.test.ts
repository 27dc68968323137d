import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotPost, SnapshotUnit } from '../snapshot';
import { postsWithoutBoss, spansOverLimit } from './check-posts';
import { repeatedFunctions, unitsWithoutWords } from './check-units';
import { checkSnapshot, countChecks, inCheckOrder } from './check-structure';

function unit(id: string, parentId: string | null, changes: Partial<SnapshotUnit> = {}) {
	return {
		...{ id, code: id.toUpperCase(), name: `Unidad ${id}`, kind: 'área', parentId, order: 0 },
		...{ group: false, charts: 'each', objective: 'Servir.', functions: [`Atender ${id}.`] },
		...changes
	} as SnapshotUnit;
}
function post(id: string, unitId: string, reportsTo: string | null, headcount = 1): SnapshotPost {
	return {
		...{ id, positionId: `p-${id}`, code: id, title: `Puesto ${id}`, unitId, reportsTo, headcount },
		...{ workplace: '', staff: false, assumed: false }
	};
}
const of = (units: SnapshotUnit[], posts: SnapshotPost[] = []): Snapshot => ({ units, posts });
const told = (findings: { check: string; subject: { name: string } }[]) =>
	findings.map(({ check, subject }) => `${check} ${subject.name}`);

describe('posts without a boss', () => {
	const units = [unit('root', null), unit('a', 'root'), unit('b', 'root')];

	it('are all but the head of the tree', () => {
		const posts = [post('head', 'root', null), post('x', 'a', 'head'), post('lost', 'b', null)];
		const found = postsWithoutBoss(of(units, posts));
		expect(told(found)).toEqual(['post_without_boss Puesto lost']);
		expect(found[0]).toMatchObject({ unitIds: ['b'], data: { unit: 'Unidad b' } });
	});

	it('take for the head whoever leads more, and one head for each tree', () => {
		const two = [post('aide', 'root', null), post('head', 'root', null), post('x', 'a', 'head')];
		expect(told(postsWithoutBoss(of(units, two)))).toEqual(['post_without_boss Puesto aide']);
		const trees = [unit('one', null), unit('two', null)];
		const heads = [post('h1', 'one', null), post('h2', 'two', null)];
		expect(postsWithoutBoss(of(trees, heads))).toEqual([]);
	});
});

describe('spans of control', () => {
	const units = [unit('root', null)];
	it('count places under each holder and are findings only over the limit', () => {
		const posts = [post('head', 'root', null), post('x', 'root', 'head', 8)];
		expect(spansOverLimit(of(units, posts), 8)).toEqual([]);
		expect(spansOverLimit(of(units, posts), 7)[0]?.data).toMatchObject({ count: 8, limit: 7 });
		const shared = [post('head', 'root', null, 2), post('x', 'root', 'head', 17)];
		expect(spansOverLimit(of(units, shared), 8)[0]?.data.count).toBe(9);
	});
});

describe('what units say', () => {
	it('is missed where there is neither an objective nor a function', () => {
		const units = [unit('root', null), unit('a', 'root', { objective: ' ', functions: [''] })];
		expect(told(unitsWithoutWords(of(units)))).toEqual([
			'unit_without_objective Unidad a',
			'unit_without_functions Unidad a'
		]);
	});

	it('is shared by the units of a group, and missed in the group once', () => {
		const bare = { objective: '', functions: [] };
		const units = (group: Partial<SnapshotUnit>) => [
			unit('root', null),
			unit('g', 'root', { group: true, ...group }),
			unit('a', 'g', bare),
			unit('b', 'g', bare)
		];
		expect(unitsWithoutWords(of(units({})))).toEqual([]);
		expect(told(unitsWithoutWords(of(units({ functions: [] }))))).toEqual([
			'unit_without_functions Unidad g'
		]);
	});

	it('stands word for word in two units, but not in those of one group', () => {
		const same = ['Conciliar la caja del día.'];
		const units = [
			unit('root', null),
			unit('a', 'root', { functions: same }),
			unit('b', 'root', { functions: ['CONCILIAR  la caja del dia'] })
		];
		const found = repeatedFunctions(of(units));
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({
			unitIds: ['a', 'b'],
			data: { words: 'Conciliar la caja del día.', units: 'Unidad a · Unidad b' }
		});
		const grouped = [
			unit('g', null, { group: true, functions: same }),
			unit('a', 'g', { functions: same }),
			unit('b', 'g', { functions: same })
		];
		expect(repeatedFunctions(of(grouped))).toEqual([]);
		// Twice in one unit is that unit's matter.
		expect(repeatedFunctions(of([unit('a', null, { functions: [...same, ...same] })]))).toEqual([]);
	});
});

it('findings stand in the order of the checks, and every check is counted', () => {
	const snapshot = of(
		[unit('root', null, { objective: '' })],
		[post('head', 'root', null), post('x', 'root', null, 9)]
	);
	const findings = inCheckOrder(checkSnapshot(snapshot, 8).reverse());
	expect(told(findings)).toEqual([
		'post_without_boss Puesto x',
		'unit_without_objective Unidad root'
	]);
	expect(countChecks(findings)).toMatchObject({ post_without_boss: 1, span_over_limit: 0 });
});
