import { describe, expect, it } from 'vitest';
import type { UnitRef } from '../organization/facts';
import type { ManualFact } from './manual-facts';
import { modificationLines } from './modification';
import { redraftedItems, rowLag } from './redraft';

const unit = (unitId: string): UnitRef => ({ unitId, name: `Unidad ${unitId}`, kind: 'área' });
const post = (positionId: string, unitId: string) => ({
	positionId,
	title: `Puesto ${positionId}`,
	unit: unit(unitId)
});
const created = (positionId: string, unitId: string, everywhere = true): ManualFact => ({
	...{ kind: 'post-created', post: post(positionId, unitId), everywhere }
});
const topics = (facts: ManualFact[]) => modificationLines(facts).map(({ topic }) => topic);

describe('the lines of a modification', () => {
	it('tell posts together that share their units', () => {
		const facts = [created('a', 'x'), created('b', 'x'), created('c', 'x'), created('c', 'y')];
		expect(topics(facts)).toEqual([
			{
				kind: 'posts-created',
				posts: [
					{ titles: ['Puesto a', 'Puesto b'], units: [unit('x')], partly: false },
					{ titles: ['Puesto c'], units: [unit('x'), unit('y')], partly: false }
				]
			}
		]);
	});

	it('tell a post that moved once, with its new boss', () => {
		const moved: ManualFact[] = [
			{ kind: 'post-moved', post: post('a', 'y'), from: unit('x'), to: unit('y') },
			{ kind: 'line-changed', post: post('a', 'y'), from: 'Jefe x', to: 'Jefe y' },
			{ kind: 'line-changed', post: post('b', 'y'), from: 'Jefe x', to: 'Jefe y' },
			{
				...{ kind: 'line-changed', post: post('c', 'y'), from: 'Jefe', to: 'Jefe' },
				...{ fromUnit: unit('x'), toUnit: unit('y') }
			}
		];
		const lines = modificationLines(moved);
		expect(lines.map(({ topic, facts }) => [topic.kind, facts.length])).toEqual([
			['posts-moved', 2],
			['lines-changed', 1],
			['lines-changed', 1]
		]);
	});

	it('tell objective and functions of a unit as one', () => {
		const counts = { added: 1, removed: 0, changed: 0 };
		const facts: ManualFact[] = [
			{ kind: 'unit-objective-changed', unit: unit('x') },
			{ kind: 'unit-objective-changed', unit: unit('y') },
			{ kind: 'unit-functions-changed', unit: unit('x'), ...counts },
			{ kind: 'unit-functions-changed', unit: unit('z'), ...counts }
		];
		expect(topics(facts)).toEqual([
			{ kind: 'words-changed', what: 'both', units: [unit('x')] },
			{ kind: 'words-changed', what: 'objective', units: [unit('y')] },
			{ kind: 'words-changed', what: 'functions', units: [unit('z')] }
		]);
	});

	it('leave no fact untold but a boss who is only called the same', () => {
		const facts: ManualFact[] = [
			{ kind: 'reviewed-unchanged' },
			{ kind: 'manual-recoded', before: 'A', after: 'B' },
			{ kind: 'headcount-changed', post: post('a', 'x'), before: 1, after: 2 },
			{ kind: 'unit-renamed', unit: unit('x'), before: 'Otra' },
			{ kind: 'charts-joined', unit: unit('x'), of: [unit('y'), unit('z')] },
			{ kind: 'unit-moved', unit: unit('x'), from: unit('y'), to: unit('z') },
			{ kind: 'unit-removed', unit: unit('x'), parent: null }
		];
		expect(new Set(modificationLines(facts).flatMap((line) => line.facts))).toEqual(new Set(facts));
	});
});

describe('a row that is drafted again', () => {
	let next = 0;
	const make = { id: () => `new-${++next}`, text: () => 'redactado' };
	const facts = [created('a', 'x')];
	const own = { id: 'hand', text: 'A mano.', facts: [] };

	it('keeps what HR wrote where the facts still hold, and what was written by hand', () => {
		const kept = { id: 'kept', text: 'En nuestras palabras.', facts };
		const gone = { id: 'gone', text: 'Ya no.', facts: [created('z', 'x')] };
		expect(redraftedItems([gone, own, kept], facts, make)).toEqual([kept, own]);
	});

	it('knows facts again whatever the order of their fields', () => {
		const [fact] = facts;
		const turned = Object.fromEntries(Object.entries(fact!).reverse()) as unknown as ManualFact;
		const kept = { id: 'kept', text: 'Igual.', facts: [turned] };
		expect(redraftedItems([kept], facts, make)).toEqual([kept]);
	});

	it('says how far it lags behind', () => {
		const items = [own, { id: 'gone', text: '', facts: [created('z', 'x')] }];
		expect(rowLag(items, facts)).toEqual({ missing: 1, obsolete: 1 });
		expect(rowLag(redraftedItems(items, facts, make), facts)).toEqual({ missing: 0, obsolete: 0 });
	});
});
