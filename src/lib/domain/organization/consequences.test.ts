import { describe, expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { changedSections } from '../manual/changed-sections';
import { applyChanges } from './apply-changes';
import { consequences, type Holder } from './consequences';
import type { ScenarioChange } from './scenario';
import { peopleGoTo } from './scenario-targets';

const base = smallStructure();
const holders: Holder[] = [
	{ employeeId: 'ana', postId: 'head', acting: false },
	{ employeeId: 'luis', postId: 'chief/north', acting: false },
	{ employeeId: 'eva', postId: 'clerk/north', acting: false },
	{ employeeId: 'hugo', postId: 'clerk/south', acting: false }
];
const of = (...changes: ScenarioChange[]) => {
	const { snapshot, faults } = applyChanges(base, changes);
	expect(faults).toEqual([]);
	return consequences(base, snapshot, { changes, holders, hasMatrix: (id) => id !== 'seller' });
};
const removal = (peopleTo: string | null) =>
	({ kind: 'remove-post', postId: 'chief/north', reportsTo: 'head', peopleTo }) as const;

describe('what a scenario brings about', () => {
	it('is nothing where nothing changes', () => {
		expect(of()).toEqual({
			...{ lines: [], headers: [], movers: [], seats: [], vacancies: [] },
			...{ withoutPost: [], beyond: [], total: { before: 6, after: 6 } }
		});
	});

	it('names lines, positions whose header changes with their people, and seats by unit', () => {
		const told = of({
			...{ kind: 'move-post', postId: 'clerk/north', unitId: 'sales', reportsTo: 'seller' }
		});
		expect(told.lines).toEqual([{ postId: 'clerk/north', from: 'chief/north', to: 'seller' }]);
		// The seller's header changes too, yet no matrix of it is in force.
		expect(told.headers).toEqual([
			{ positionId: 'chief', people: ['luis'] },
			{ positionId: 'clerk', people: ['eva', 'hugo'] }
		]);
		expect(told.seats).toEqual([
			{ unitId: 'sales', name: 'Unidad sales', before: 1, after: 2 },
			{ unitId: 'north', name: 'Unidad north', before: 2, after: 1 }
		]);
	});

	it('a unit with another name changes the header of everybody below it', () => {
		const told = of({ kind: 'rename-unit', unitId: 'agencies', name: 'Sucursales' });
		expect(told.headers.map(({ positionId }) => positionId)).toEqual(['chief', 'clerk']);
		expect(told.lines).toEqual([]);
	});

	it('says who is left without a post, or comes into another position', () => {
		expect(of(removal(null)).withoutPost).toEqual(['luis']);
		const moved = of(removal('seller'));
		expect(moved.withoutPost).toEqual([]);
		expect(moved.movers).toEqual([{ employeeId: 'luis', from: ['chief'], to: ['seller'] }]);
	});

	it('counts the vacancies made, and says where there are more people than places', () => {
		const more = of({ kind: 'change-headcount', postId: 'seller', headcount: 3 });
		expect(more.vacancies).toEqual([{ postId: 'seller', count: 2 }]);
		expect(of(removal('clerk/south')).beyond).toEqual([
			{ postId: 'clerk/south', people: 2, headcount: 1 }
		]);
	});

	it('follows people through posts that go one after the other', () => {
		const next = { ...removal('clerk/south'), postId: 'seller' };
		expect(peopleGoTo([removal('seller'), next], 'chief/north')).toBe('clerk/south');
		expect(peopleGoTo([removal(null)], 'chief/north')).toBeNull();
		expect(peopleGoTo([removal(null)], 'head')).toBe('head');
	});

	it('names the sections of a manual that would be written otherwise', () => {
		const { snapshot } = applyChanges(base, [
			{ kind: 'change-headcount', postId: 'seller', headcount: 2 },
			{ kind: 'remove-unit', unitId: 'north', into: 'south' }
		]);
		const sections = changedSections('root', base, snapshot);
		expect(sections).toContainEqual({ number: '1.', name: 'Unidad sales', change: 'changed' });
		expect(changedSections('root', base, base)).toEqual([]);
		expect(changedSections('sales', base, snapshot)).toMatchObject([
			{ number: '', change: 'changed' }
		]);
	});
});
