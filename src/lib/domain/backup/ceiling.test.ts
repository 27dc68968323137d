import { expect, it } from 'vitest';
import { ceilingState } from './ceiling';

const ceiling = { ceilingDocuments: 300_000, ceilingBytes: 256 * 1024 * 1024 };
const state = (documents: number, megabytes: number) =>
	ceilingState({ documents, bytes: megabytes * 1024 * 1024, ...ceiling });

it('warns at four fifths of either measure, and is bad beyond one', () => {
	expect(state(1_000, 1)).toBe('good');
	expect(state(239_999, 1)).toBe('good');
	expect(state(240_000, 1)).toBe('warning');
	expect(state(1_000, 205)).toBe('warning');
	expect(state(300_000, 256)).toBe('warning');
	expect(state(300_001, 1)).toBe('bad');
	expect(state(10, 257)).toBe('bad');
});
