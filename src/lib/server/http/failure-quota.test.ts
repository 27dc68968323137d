import { expect, it } from 'vitest';
import { takesFailure } from './failure-quota';

it('takes sixty reports a minute, and begins anew with the next', () => {
	const now = new Date('2026-03-17T10:00:01Z');
	const taken = Array.from({ length: 100 }, () => takesFailure(now)).filter(Boolean);
	expect(taken).toHaveLength(60);
	expect(takesFailure(new Date('2026-03-17T10:01:00Z'))).toBe(true);
});
