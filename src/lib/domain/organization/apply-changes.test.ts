import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { applyChange, applyChanges } from './apply-changes';
import { difference } from './difference';
import type { ScenarioChange, ScenarioFault } from './scenario';
import type { Snapshot } from './snapshot';

const base = smallStructure();
const after = (...changes: ScenarioChange[]): Snapshot => {
	const { snapshot, faults } = applyChanges(base, changes);
	expect(faults).toEqual([]);
	return snapshot;
};
const fault = (change: ScenarioChange, on = base): ScenarioFault['kind'] | null => {
	const tried = applyChange(on, change);
	return 'fault' in tried ? tried.fault.kind : null;
};
const post = (snapshot: Snapshot, id: string) => snapshot.posts.find((one) => one.id === id);
const unit = (snapshot: Snapshot, id: string) => snapshot.units.find((one) => one.id === id);

const addPost = (
	postId: string,
	unitId = 'sales',
	reportsTo: string | null = 'seller'
): ScenarioChange => ({
	...{ postId, positionId: postId, code: 'NEW-1', title: 'Puesto nuevo' },
	...{ kind: 'add-post', unitId, reportsTo, headcount: 2 }
});

describe('a post that is tried elsewhere', () => {
	it('goes to another unit and boss', () => {
		const moved = after({
			...{ kind: 'move-post', postId: 'clerk/north', unitId: 'sales', reportsTo: 'seller' }
		});
		expect(post(moved, 'clerk/north')).toMatchObject({ unitId: 'sales', reportsTo: 'seller' });
		expect(base.posts.find(({ id }) => id === 'clerk/north')?.unitId).toBe('north');
	});

	it('never goes below itself', () => {
		const below = { kind: 'move-post', unitId: 'root' } as const;
		expect(fault({ ...below, postId: 'chief/north', reportsTo: 'clerk/north' })).toBe(
			'post-circle'
		);
		expect(fault({ ...below, postId: 'head', reportsTo: 'head' })).toBe('post-circle');
	});

	it('is added, and its reports and it may be taken away again', () => {
		const added = addPost('new');
		expect(post(after(added), 'new')).toMatchObject({ headcount: 2, reportsTo: 'seller' });
		const gone = { kind: 'remove-post', postId: 'new', reportsTo: null, peopleTo: null } as const;
		expect(difference(base, after(added, gone))).toEqual([]);
	});

	it('says where its reports go before it goes', () => {
		const gone = { kind: 'remove-post', postId: 'chief/north', peopleTo: null } as const;
		expect(fault({ ...gone, reportsTo: null })).toBe('reports-nowhere');
		expect(fault({ ...gone, reportsTo: 'clerk/north' })).toBe('post-circle');
		const left = after({ ...gone, reportsTo: 'head' });
		expect(post(left, 'clerk/north')?.reportsTo).toBe('head');
		expect(post(left, 'chief/north')).toBeUndefined();
	});

	it('brings a position that is not there yet, and its position is renamed wherever it stands', () => {
		const added = after({ ...addPost('new'), newPosition: true } as ScenarioChange);
		expect(post(added, 'new')).toMatchObject({ code: 'NEW-1', title: 'Puesto nuevo' });
		const rename = { kind: 'rename-position', positionId: 'clerk', title: 'Asesor' } as const;
		const renamed = after(rename);
		expect(post(renamed, 'clerk/north')?.title).toBe('Asesor');
		expect(post(renamed, 'clerk/south')?.title).toBe('Asesor');
		expect(fault(rename, renamed)).toBe('unchanged');
		expect(fault({ ...rename, positionId: 'none' })).toBe('gone');
	});

	it('gets more or fewer places', () => {
		const more = { kind: 'change-headcount', postId: 'seller', headcount: 4 } as const;
		expect(post(after(more), 'seller')?.headcount).toBe(4);
		expect(fault(more, after(more))).toBe('unchanged');
	});
});

describe('a unit that is tried elsewhere', () => {
	it('goes under another one, never under itself', () => {
		const moved = after({ kind: 'move-unit', unitId: 'north', parentId: 'sales' });
		expect(moved.units.map(({ id }) => id)).toEqual([
			...['root', 'sales', 'north', 'agencies', 'south']
		]);
		expect(fault({ kind: 'move-unit', unitId: 'agencies', parentId: 'south' })).toBe('unit-circle');
	});

	it('is added with a code of its own', () => {
		const added = {
			...{ unitId: 'east', code: 'EAST', name: 'Agencia Este' },
			...{ unitKind: 'agencia', parentId: 'agencies' },
			kind: 'add-unit' as const
		};
		expect(unit(after(added), 'east')).toMatchObject({ parentId: 'agencies', order: 3 });
		expect(applyChange(base, { ...added, code: 'north' })).toMatchObject({
			fault: { kind: 'code-taken', name: unit(base, 'north')?.name }
		});
	});

	it('is renamed', () => {
		const renamed = { kind: 'rename-unit', unitId: 'sales', name: 'Ventas' } as const;
		expect(unit(after(renamed), 'sales')?.name).toBe('Ventas');
	});

	it('leaves what is in it to another one', () => {
		const gone = { kind: 'remove-unit', unitId: 'agencies' } as const;
		expect(fault({ ...gone, into: null })).toBe('unit-not-empty');
		expect(fault({ ...gone, into: 'north' })).toBe('unit-circle');
		const left = after({ ...gone, into: 'root' });
		expect(unit(left, 'north')?.parentId).toBe('root');
		expect(
			post(after({ kind: 'remove-unit', unitId: 'north', into: 'south' }), 'chief/north')
		).toMatchObject({ unitId: 'south', reportsTo: 'head' });
	});
});

describe('changes one after the other', () => {
	it('leave out what no longer fits, and what leans on it', () => {
		const gone = {
			kind: 'remove-post',
			postId: 'seller',
			reportsTo: null,
			peopleTo: null
		} as const;
		const { kept, faults } = applyChanges(base, [
			gone,
			addPost('new'),
			addPost('other', 'root', 'head')
		]);
		expect(kept.map(({ kind }) => kind)).toEqual(['remove-post', 'add-post']);
		expect(faults).toMatchObject([{ change: { postId: 'new' }, fault: { kind: 'gone' } }]);
	});

	const ids = base.posts.map(({ id }) => id);
	const units = base.units.map(({ id }) => id);
	const anyPost = fc.constantFrom(...ids);
	const anyUnit = fc.constantFrom(...units);
	const anyChange: fc.Arbitrary<ScenarioChange> = fc.oneof(
		fc.record({
			kind: fc.constant('move-post' as const),
			...{ postId: anyPost, unitId: anyUnit, reportsTo: fc.option(anyPost) }
		}),
		fc.record({
			kind: fc.constant('remove-post' as const),
			...{ postId: anyPost, reportsTo: fc.option(anyPost), peopleTo: fc.option(anyPost) }
		}),
		fc.record({
			kind: fc.constant('change-headcount' as const),
			...{ postId: anyPost, headcount: fc.integer({ min: 1, max: 9 }) }
		}),
		fc.record({
			kind: fc.constant('rename-position' as const),
			...{ positionId: fc.constantFrom('clerk', 'chief'), title: fc.constantFrom('Uno', 'Dos') }
		}),
		fc.record({
			kind: fc.constant('rename-unit' as const),
			...{ unitId: anyUnit, name: fc.constantFrom('Uno', 'Dos') }
		}),
		fc.record({ kind: fc.constant('move-unit' as const), unitId: anyUnit, parentId: anyUnit }),
		fc.record({
			kind: fc.constant('remove-unit' as const),
			...{ unitId: anyUnit, into: fc.option(anyUnit) }
		}),
		anyUnit.map((unitId) => addPost('added', unitId, null))
	);

	it('never make a circle, nor leave anything without what it stands on', () => {
		fc.assert(
			fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
				const { snapshot } = applyChanges(base, changes);
				const posts = new Map(snapshot.posts.map((one) => [one.id, one]));
				const known = new Set(snapshot.units.map(({ id }) => id));
				for (const one of snapshot.posts) {
					expect(known.has(one.unitId)).toBe(true);
					let steps = 0;
					for (let at = one.reportsTo; at !== null; at = posts.get(at)?.reportsTo ?? null) {
						expect(posts.has(at)).toBe(true);
						expect(++steps).toBeLessThan(20);
					}
				}
				for (const one of snapshot.units)
					expect(one.parentId === null || known.has(one.parentId)).toBe(true);
			})
		);
	});

	it('are told once each: no fact is repeated, and a change of one thing is one fact', () => {
		fc.assert(
			fc.property(anyChange, (change) => {
				const tried = applyChange(base, change);
				if ('fault' in tried) return;
				const facts = difference(base, tried.snapshot);
				const texts = facts.map((fact) => JSON.stringify(fact));
				expect(new Set(texts).size).toBe(texts.length);
				expect(facts.length).toBeGreaterThan(0);
				if (
					['change-headcount', 'rename-position', 'rename-unit', 'move-unit', 'add-post'].includes(
						change.kind
					)
				)
					expect(facts).toHaveLength(1);
			})
		);
	});
});
