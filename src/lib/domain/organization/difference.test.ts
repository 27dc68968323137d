import { describe, expect, it } from 'vitest';
import {
	smallStructure,
	snapshotPost,
	snapshotUnit
} from '../../../../tests/factories/structure-snapshot';
import { difference } from './difference';
import { functionCounts } from './function-changes';
import { unitsInOrder, type Snapshot, type SnapshotPost, type SnapshotUnit } from './snapshot';

/** The small structure with some things otherwise. */
function changed(given: {
	units?: Record<string, Partial<SnapshotUnit> | null>;
	posts?: Record<string, Partial<SnapshotPost> | null>;
	more?: Partial<Snapshot>;
}): Snapshot {
	const { units, posts } = smallStructure();
	const apply = <T extends { id: string }>(rows: T[], by: Record<string, Partial<T> | null> = {}) =>
		rows.flatMap((row) => (by[row.id] === null ? [] : [{ ...row, ...by[row.id] }]));
	return {
		units: [...apply(units, given.units), ...(given.more?.units ?? [])],
		posts: [...apply(posts, given.posts), ...(given.more?.posts ?? [])]
	};
}
const facts = (given: Parameters<typeof changed>[0]) =>
	difference(smallStructure(), changed(given));

describe('of two structures', () => {
	it('that are equal nothing is told', () => {
		expect(facts({})).toEqual([]);
	});

	it('a unit that was created brings its posts within its own fact', () => {
		const more = {
			units: [snapshotUnit('branch', 'root', { kind: 'sucursal' })],
			posts: [
				snapshotPost('host', 'branch', 'head'),
				snapshotPost('clerk/branch', 'branch', 'host')
			]
		};
		expect(facts({ more })).toEqual([
			{
				kind: 'unit-created',
				unit: { unitId: 'branch', name: 'Unidad branch', kind: 'sucursal' },
				parent: { unitId: 'root', name: 'Unidad root', kind: 'gerencia' },
				posts: ['Puesto host', 'Puesto clerk']
			}
		]);
	});

	it('a unit that was removed takes its posts with it; who stays is moved', () => {
		const told = facts({
			units: { south: null },
			posts: {
				'chief/south': null,
				'clerk/south': { unitId: 'north', reportsTo: 'chief/north' }
			}
		});
		expect(told.map(({ kind }) => kind)).toEqual(['unit-removed', 'post-moved', 'line-changed']);
		expect(told[1]).toMatchObject({ from: { unitId: 'south' }, to: { unitId: 'north' } });
		expect(told[2]).toMatchObject({ from: 'Puesto chief', to: 'Puesto chief' });
	});

	it('a unit is renamed and moved by its id', () => {
		expect(facts({ units: { sales: { name: 'Ventas', parentId: 'agencies' } } })).toEqual([
			{
				kind: 'unit-renamed',
				unit: { unitId: 'sales', name: 'Ventas', kind: 'área' },
				before: 'Unidad sales'
			},
			{
				kind: 'unit-moved',
				unit: { unitId: 'sales', name: 'Ventas', kind: 'área' },
				from: { unitId: 'root', name: 'Unidad root', kind: 'gerencia' },
				to: { unitId: 'agencies', name: 'Unidad agencies', kind: 'grupo' }
			}
		]);
	});

	it('one chart became several only where there are several units', () => {
		const [split] = facts({ units: { agencies: { charts: 'each' } } });
		expect(split).toMatchObject({
			kind: 'charts-split',
			into: [{ unitId: 'north' }, { unitId: 'south' }]
		});
		const joined = difference(
			changed({ units: { agencies: { charts: 'each' } } }),
			smallStructure()
		);
		expect(joined).toMatchObject([{ kind: 'charts-joined', of: [{}, {}] }]);
		expect(facts({ units: { sales: { charts: 'one' } } })).toEqual([]);
	});

	it('objective and functions are told with their counts', () => {
		const told = facts({
			units: { sales: { objective: 'Vender más.', functions: ['Vender.', 'Atender.', 'Medir.'] } }
		});
		expect(told).toMatchObject([
			{ kind: 'unit-objective-changed' },
			{ kind: 'unit-functions-changed', added: 1, removed: 0, changed: 1 }
		]);
	});

	it('a post is created or removed here alone, or everywhere', () => {
		const told = facts({
			posts: { 'clerk/south': null, seller: null },
			more: { posts: [snapshotPost('clerk/sales', 'sales'), snapshotPost('guide', 'sales')] }
		});
		expect(
			told.map((fact) =>
				'everywhere' in fact ? [fact.kind, fact.post.title, fact.everywhere] : []
			)
		).toEqual([
			['post-created', 'Puesto clerk', false],
			['post-created', 'Puesto guide', true],
			['post-removed', 'Puesto seller', true],
			['post-removed', 'Puesto clerk', false]
		]);
	});

	it('a position is renamed once, wherever it stands', () => {
		const title = 'Cajero';
		expect(facts({ posts: { 'clerk/north': { title }, 'clerk/south': { title } } })).toEqual([
			{
				kind: 'position-renamed',
				positionId: 'clerk',
				before: 'Puesto clerk',
				after: 'Cajero',
				units: [
					{ unitId: 'north', name: 'Unidad north', kind: 'agencia' },
					{ unitId: 'south', name: 'Unidad south', kind: 'agencia' }
				]
			}
		]);
	});

	it('another boss and another headcount are told', () => {
		expect(facts({ posts: { seller: { reportsTo: null, headcount: 3 } } })).toMatchObject([
			{ kind: 'line-changed', from: 'Puesto head', to: null },
			{ kind: 'headcount-changed', before: 1, after: 3 }
		]);
	});
});

describe('of what a chart or a heading shows', () => {
	it('a unit gets another code, kind or way of being drawn up', () => {
		expect(
			facts({ units: { sales: { code: 'VTA', kind: 'gerencia', group: true } } })
		).toMatchObject([
			{ kind: 'unit-recoded', before: 'SALES', after: 'VTA' },
			{ kind: 'unit-kind-changed', unit: { kind: 'gerencia' }, before: 'área' },
			{ kind: 'unit-group-changed', group: true }
		]);
	});

	it('units that change places are told, the fewest that explain the order', () => {
		const before = changed({ more: { units: [snapshotUnit('online', 'root', { order: 3 })] } });
		const order = (given: Record<string, number>) => {
			const units = before.units.map((unit) => ({ ...unit, order: given[unit.id] ?? unit.order }));
			return { ...before, units: unitsInOrder(units) };
		};
		expect(difference(before, order({ online: 0 }))).toEqual([
			{
				kind: 'units-reordered',
				parent: { unitId: 'root', name: 'Unidad root', kind: 'gerencia' },
				units: [{ unitId: 'online', name: 'Unidad online', kind: 'área' }]
			}
		]);
		expect(difference(before, order({ online: 9, agencies: 5 }))).toEqual([]);
	});

	it('an order that follows from names alone changes with a name, and is not told twice', () => {
		const equal = (name: string) => ({
			...smallStructure(),
			units: unitsInOrder(
				changed({ units: { sales: { order: 1, name }, agencies: { order: 1 } } }).units
			)
		});
		const told = difference(equal('A'), equal('Z'));
		expect(told.map(({ kind }) => kind)).toEqual(['unit-renamed']);
	});

	it('a post is beside its boss, in another place, or known to be where it was drawn', () => {
		const seller = { staff: true, workplace: 'Puebla', assumed: true };
		expect(facts({ posts: { seller } })).toMatchObject([
			{ kind: 'staff-changed', staff: true },
			{ kind: 'line-confirmed', confirmed: false },
			{ kind: 'workplace-changed', before: '', after: 'Puebla' }
		]);
	});

	it('a position gets another code once, wherever it stands', () => {
		const code = 'CAJ';
		expect(facts({ posts: { 'clerk/north': { code }, 'clerk/south': { code } } })).toEqual([
			{
				...{ kind: 'position-recoded', positionId: 'clerk', title: 'Puesto clerk' },
				...{ before: 'CLERK', after: 'CAJ' }
			}
		]);
	});

	it('another boss of the same title is told apart by the unit', () => {
		expect(facts({ posts: { 'clerk/south': { reportsTo: 'chief/north' } } })).toMatchObject([
			{
				...{ kind: 'line-changed', from: 'Puesto chief', to: 'Puesto chief' },
				...{ fromUnit: { unitId: 'south' }, toUnit: { unitId: 'north' } }
			}
		]);
	});

	it.each(Object.keys(snapshotUnit('x')).filter((field) => field !== 'id' && field !== 'charts'))(
		'no %s of a unit changes without a word',
		(field) => {
			const unit = smallStructure().units[1]!;
			const now = { ...unit, ...OTHERWISE } as SnapshotUnit;
			const one = { [field]: now[field as keyof SnapshotUnit] };
			const more = { units: [snapshotUnit('last', 'root', { order: 3 })] };
			const given = changed({ units: { sales: one }, more });
			const after = { ...given, units: unitsInOrder(given.units) };
			expect(difference(changed({ more }), after)).not.toEqual([]);
		}
	);

	it.each(Object.keys(snapshotPost('x', 'y')).filter((field) => !/^(id|positionId)$/.test(field)))(
		'no %s of a post changes without a word',
		(field) => {
			const now = { ...OTHERWISE, unitId: 'north', reportsTo: 'chief/north' };
			const one = { [field]: now[field as keyof typeof now] };
			expect(facts({ posts: { seller: one } })).not.toEqual([]);
		}
	);
});

/** Another value for each field of a unit or a post. */
const OTHERWISE = {
	...{ code: 'X', name: 'Otra', kind: 'gerencia', parentId: 'agencies', order: 9, group: true },
	...{ objective: 'Otro.', functions: ['Otra.'], title: 'Otro', headcount: 7 },
	...{ workplace: 'Otro', staff: true, assumed: true }
};

it('functions that only changed places count as none', () => {
	expect(functionCounts(['a', 'b'], ['b', 'a'])).toEqual({ added: 0, removed: 0, changed: 0 });
	expect(functionCounts(['a', 'a'], ['a'])).toEqual({ added: 0, removed: 1, changed: 0 });
});
