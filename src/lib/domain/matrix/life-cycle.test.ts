import { describe, expect, it } from 'vitest';
import { soundVersion as version } from '../../../../tests/factories/matrix-version';
import { inForceOn, newerInForceFrom, nextNumber, shownState } from './life-cycle';
import type { MatrixVersion, Verdict } from './version';

const issued = (number: number, effectiveFrom: string, changes: Partial<MatrixVersion> = {}) =>
	version({ id: `v${number}`, number, state: 'issued', effectiveFrom, ...changes });
const returned: Verdict = {
	by: 'reviewer',
	onBehalfOf: null,
	role: 'reviewer',
	outcome: 'returned',
	contentHash: 'h1',
	at: '2026-03-10T10:00:00.000Z',
	comments: [{ section: 'kpis', text: 'Falta la meta' }],
	outside: null
};
const on = (today: string, newer: string | null = null) => ({ today, newerInForceFrom: newer });

describe('the state that is shown', () => {
	it('is scheduled the day before, published on the day and superseded when the next begins', () => {
		const first = issued(1, '2026-03-15');
		expect(shownState(first, on('2026-03-14'))).toBe('scheduled');
		expect(shownState(first, on('2026-03-15'))).toBe('published');
		expect(shownState(first, on('2026-05-31', '2026-06-01'))).toBe('published');
		expect(shownState(first, on('2026-06-01', '2026-06-01'))).toBe('superseded');
	});

	it('is returned after a return, and draft again once submitted and recalled', () => {
		const draft = version({ verdicts: [returned], submittedAt: '2026-03-09T10:00:00.000Z' });
		expect(shownState(draft, on('2026-03-15'))).toBe('returned');
		const recalled = { ...draft, submittedAt: '2026-03-11T10:00:00.000Z' };
		expect(shownState(recalled, on('2026-03-15'))).toBe('draft');
	});

	it.each(['in-review', 'approved', 'withdrawn'] as const)('is the stored one for %s', (state) => {
		expect(shownState(version({ state }), on('2026-03-15'))).toBe(state);
	});
});

describe('what is in force on a date', () => {
	const history = [issued(2, '2026-06-01'), issued(1, '2026-03-15'), version()];

	it('is computed from effective dates, whatever the order', () => {
		expect(inForceOn(history, '2026-03-14')).toBeNull();
		expect(inForceOn(history, '2026-05-31')?.number).toBe(1);
		expect(inForceOn(history, '2026-06-01')?.number).toBe(2);
	});

	it('is the higher number of two with one date', () => {
		expect(inForceOn([...history, issued(3, '2026-06-01')], '2026-06-01')?.number).toBe(3);
	});

	it('does not bring the former version back when one in force is withdrawn', () => {
		const withdrawn = { state: 'withdrawn', withdrawnAt: '2026-07-01T18:00:00.000Z' } as const;
		const versions = [issued(1, '2026-03-15'), issued(2, '2026-06-01', withdrawn)];
		expect(inForceOn(versions, '2026-06-30')?.number).toBe(2);
		expect(inForceOn(versions, '2026-07-01')).toBeNull();
		expect(newerInForceFrom(versions, { number: 1 })).toBe('2026-06-01');
	});

	it('goes on when what is withdrawn was only scheduled', () => {
		const withdrawn = { state: 'withdrawn', withdrawnAt: '2026-05-01T18:00:00.000Z' } as const;
		const versions = [issued(1, '2026-03-15'), issued(2, '2026-06-01', withdrawn)];
		expect(inForceOn(versions, '2026-07-01')?.number).toBe(1);
		expect(newerInForceFrom(versions, { number: 1 })).toBeNull();
	});

	it('counts the day of a withdrawal in the time zone of the company', () => {
		const withdrawn = { state: 'withdrawn', withdrawnAt: '2026-07-02T03:00:00.000Z' } as const;
		const versions = [issued(1, '2026-03-15', withdrawn)];
		expect(inForceOn(versions, '2026-07-01', 'UTC')?.number).toBe(1);
		expect(inForceOn(versions, '2026-07-01', 'America/Monterrey')).toBeNull();
	});
});

describe('numbers', () => {
	it('go on from the highest, that of a withdrawn version included', () => {
		expect(nextNumber([])).toBe(1);
		expect(nextNumber([{ number: 3 }, { number: null }, { number: 1 }])).toBe(4);
	});
});
