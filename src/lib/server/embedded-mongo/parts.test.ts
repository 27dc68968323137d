import { describe, expect, it } from 'vitest';
import { partsAsked, partsOf } from './parts';

const document = { _id: 'v1', positionId: 'p1', state: 'draft' };
const parts = partsOf('matrix_versions', () => document);
const touched = (filter: Record<string, unknown>) => {
	const asked = partsAsked('matrix_versions', filter);
	return asked === null || asked.some((name) => parts.includes(name));
};

describe('parts of a collection', () => {
	it('are met by whoever asks for a value that the document has', () => {
		expect(touched({ _id: 'v1' })).toBe(true);
		expect(touched({ positionId: 'p1', open: true })).toBe(true);
		expect(touched({ positionId: { $in: ['p0', 'p1'] } })).toBe(true);
	});

	it('are not met by whoever asks for others alone', () => {
		expect(touched({ _id: 'v2' })).toBe(false);
		expect(touched({ positionId: 'p2', open: true })).toBe(false);
		expect(touched({ positionId: { $in: ['p0', 'p2'] } })).toBe(false);
	});

	it.each([
		{},
		{ state: 'draft' },
		{ positionId: { $ne: 'p2' } },
		{ positionId: { $in: ['p2'], $exists: true } },
		{ positionId: { $in: [/^p/] } },
		{ positionId: /^p/ },
		{ positionId: null },
		{ $or: [{ positionId: 'p2' }, { state: 'draft' }] },
		{ positionId: { $in: Array.from({ length: 9 }, (_, number) => `q${number}`) } }
	])('are the whole collection for the filter %j', (filter) => {
		expect(partsAsked('matrix_versions', filter)).toBeNull();
	});

	it('are none where a collection is counted as a whole', () => {
		expect(partsAsked('accounts', { _id: 'a' })).toBeNull();
		expect(partsOf('accounts', () => document)).toEqual([]);
	});
});
