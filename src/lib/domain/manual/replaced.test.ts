import { expect, it } from 'vitest';
import { draftedReplaced, isIncomplete } from './replaced';

const before = { code: 'M 1', title: 'Manual', effectiveFrom: '2015-05-20' };
const former = { code: 'M 1', title: 'Manual', date: '2015-05-20' };
const other = { code: 'P 9', title: 'Política', date: '2010-01-01' };

it('an edition under another code leaves the manual of the former one without effect', () => {
	expect(draftedReplaced([other], 'M 2', before)).toEqual([other, former]);
	expect(draftedReplaced([other], 'M 1', before)).toEqual([other]);
	expect(draftedReplaced([], 'M 1', null)).toEqual([]);
});

it('what HR wrote of it stays as it is', () => {
	const written = { ...former, title: 'Manual de la Gerencia' };
	expect(draftedReplaced([written], 'M 2', before)).toEqual([written]);
});

it('a document without code or title is incomplete', () => {
	expect([former, { ...former, code: ' ' }, { ...former, title: '' }].map(isIncomplete)).toEqual([
		...[false, true, true]
	]);
});
