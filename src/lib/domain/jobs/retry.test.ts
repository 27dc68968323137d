import { describe, expect, it } from 'vitest';
import { MOST_TRIES, repeatPauseMs, retryPauseMs } from './retry';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the pause after a failure', () => {
	it('is a minute at first', () => {
		expect(retryPauseMs(1)).toBe(MINUTE);
	});

	it('grows with every failure', () => {
		const pauses = Array.from({ length: MOST_TRIES - 1 }, (_, at) => retryPauseMs(at + 1) ?? 0);
		expect(pauses).toEqual([...new Set(pauses)].sort((a, b) => a - b));
		expect(pauses.at(-1)).toBe(12 * HOUR);
	});

	it('ends with the last try, about a day later', () => {
		expect(retryPauseMs(MOST_TRIES)).toBeNull();
		let whole = 0;
		for (let tries = 1; tries < MOST_TRIES; tries += 1) whole += retryPauseMs(tries) ?? 0;
		expect(whole / HOUR).toBeCloseTo(22.35, 2);
	});

	it('of what comes round by itself never passes its round, and never ends', () => {
		expect(repeatPauseMs(1, HOUR)).toBe(MINUTE);
		expect(repeatPauseMs(6, HOUR)).toBe(HOUR);
		expect(repeatPauseMs(500, HOUR)).toBe(HOUR);
	});
});
