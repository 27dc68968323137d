import { expect, it } from 'vitest';
import { draftedReplaced, isIncomplete } from './replaced';

const before = { code: 'M 1', title: 'Manual', effectiveFrom: '2015-05-20' };
const former = { code: 'M 1', title: 'Manual', date: '2015-05-20' };
const other = { code: 'P 9', title: 'Política', date: '2010-01-01' };

it('an edition leaves the one before without effect, and says so first', () => {
	expect(draftedReplaced([other], before)).toEqual([former, other]);
	expect(draftedReplaced([other], null)).toEqual([other]);
});

it('what HR wrote of it stays as it is', () => {
	const written = { ...former, title: 'Manual de la Gerencia' };
	expect(draftedReplaced([written], before)).toEqual([written]);
});

it('a document without code or title is incomplete', () => {
	expect([former, { ...former, code: ' ' }, { ...former, title: '' }].map(isIncomplete)).toEqual([
		...[false, true, true]
	]);
});
