import { expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { reviewDueOn, staleReasons } from './staleness';

const matrix = (number: number) => ({
	...{ positionId: 'clerk', code: 'CLERK', title: 'Puesto clerk', number },
	bodyHash: `hash-${number}`
});
const stood = new Set<string>();
const frozen = { structure: smallStructure(), annex: [matrix(3)] };

it('an edition is current while structure, titles and matrices are as it has them', () => {
	expect(staleReasons(frozen, { structure: smallStructure(), annex: [matrix(3)], stood })).toEqual(
		[]
	);
});

it('each reason for being out of date is told by itself', () => {
	const now = smallStructure();
	now.units[1]!.name = 'Ventas';
	now.posts[1]!.title = 'Promotor';
	const reasons = staleReasons(frozen, { structure: now, annex: [matrix(4)], stood });
	expect(reasons).toMatchObject([
		{ kind: 'structure', facts: [{ kind: 'unit-renamed' }] },
		{ kind: 'titles', facts: [{ kind: 'position-renamed', after: 'Promotor' }] },
		{ kind: 'matrices', matrices: [{ code: 'CLERK', before: 3, after: 4 }] }
	]);
	const fresh = { ...matrix(1), positionId: 'seller' };
	const more = staleReasons(frozen, {
		structure: smallStructure(),
		annex: [matrix(3), fresh],
		stood
	});
	expect(more).toMatchObject([{ matrices: [{ positionId: 'seller', before: null, after: 1 }] }]);
	const none = staleReasons(frozen, { structure: smallStructure(), annex: [], stood });
	expect(none).toMatchObject([{ matrices: [{ before: 3, after: null }] }]);
});

it.each([
	['2015-03-15', 12, '2016-03-15'],
	['2015-11-30', 3, '2016-02-29'],
	['2015-12-31', 1, '2016-01-31'],
	['2015-12-31', 12, '2016-12-31'],
	['2015-08-31', 1, '2015-09-30']
])('an edition of %s is to be reviewed after %i months on %s', (from, months, due) => {
	expect(reviewDueOn(from, months)).toBe(due);
});
