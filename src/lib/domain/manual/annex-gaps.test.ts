import { expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { annexGaps, unannexed } from './annex-gaps';

const matrix = (number: number) => ({
	...{ positionId: 'clerk', code: 'CLERK', title: 'Puesto clerk', number },
	bodyHash: `hash-${number}`
});

it('an annex has a hole where a matrix was withdrawn, none where one was superseded', () => {
	const heads = [
		{ state: 'issued' as const, contentHash: 'hash-1' },
		{ state: 'issued' as const, contentHash: 'hash-2' },
		{ state: 'withdrawn' as const, contentHash: 'hash-3' }
	];
	expect(annexGaps([matrix(1), matrix(2)], heads)).toEqual([]);
	expect(annexGaps([matrix(2), matrix(3)], heads)).toEqual([matrix(3)]);
});

it('two versions of the same bytes stand for each other', () => {
	const heads = [
		{ state: 'withdrawn' as const, contentHash: 'hash-1' },
		{ state: 'issued' as const, contentHash: 'hash-1' }
	];
	expect(annexGaps([matrix(1)], heads)).toEqual([]);
});

it('an annex names each position once that it leaves out', () => {
	const structure = smallStructure();
	const { count, titles } = unannexed(true, { annex: [matrix(1)], structure });
	const positions = new Set(structure.posts.map(({ positionId }) => positionId));
	expect(count).toBe(positions.size - 1);
	expect(titles).not.toContain('Puesto clerk');
	expect(unannexed(false, { annex: [], structure })).toEqual({ count: 0, titles: [] });
});
