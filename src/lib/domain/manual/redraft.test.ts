import { describe, expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { emptyDraft, withFacts, type ManualDraft } from './draft';
import { contentOfDraft } from './freeze';
import { rowLag } from './redraft';

describe('lines of the new row that are put together', () => {
	const created = (id: string) => ({
		...{ kind: 'unit-created' as const, parent: null, posts: [] },
		unit: { unitId: id, name: id, kind: 'área' }
	});
	const facts = [created('a'), created('b')];
	const kept: ManualDraft = {
		...emptyDraft({ code: 'M-1', title: 'Manual', language: 'es' }),
		modification: {
			...{ authorisation: '', modifiedOn: null, draftedBy: [], replaces: [] },
			items: facts.map((fact) => ({ id: fact.unit.unitId, text: fact.unit.name, facts: [fact] }))
		}
	};
	const formWith = (items: { id: string; text: string; merged?: string[] }[]) => {
		return { ...kept, modification: { ...kept.modification, items } };
	};
	const merged = withFacts(formWith([{ id: 'a', text: 'a y b', merged: ['b'] }]), kept);

	it('tell the facts of all of them, and nothing is missing', () => {
		expect(merged.modification.items[0]?.facts).toEqual(facts);
		expect(rowLag(merged.modification.items, facts)).toEqual({ missing: 0, obsolete: 0 });
		const [row] = contentOfDraft(merged, {
			...{ number: 2, effectiveFrom: '2026-01-01', formerCodes: [], rootUnitId: 'root' },
			...{ structure: smallStructure(), annex: [], rows: [] }
		}).modifications;
		expect(row?.items).toEqual([{ id: 'a', text: 'a y b', facts }]);
	});

	it('come apart again with the facts that each had, and so does a line that was taken out', () => {
		const apart = [
			{ id: 'a', text: 'a' },
			{ id: 'b', text: 'b' }
		];
		const again = withFacts(formWith(apart), merged);
		expect(again.modification.items.map((item) => item.facts)).toEqual([[facts[0]], [facts[1]]]);
		const less = withFacts(formWith([{ id: 'b', text: 'b' }]), kept);
		expect(rowLag(less.modification.items, facts)).toEqual({ missing: 1, obsolete: 0 });
		expect(withFacts(formWith(apart), less).modification.items[0]?.facts).toEqual([facts[0]]);
	});
});
