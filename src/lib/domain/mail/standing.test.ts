import { expect, it } from 'vitest';
import { mailState, serverFailure, type MailFacts } from './standing';

const MINUTE = 60_000;
const well: MailFacts = {
	held: false,
	failed: 0,
	unsure: 0,
	waitsMs: null,
	lastSuccess: '2026-03-16T15:00:00.000Z',
	lastFailure: null
};
const down = { at: '2026-03-16T15:30:00.000Z', fault: 'unreachable' as const };
const state = (facts: Partial<MailFacts>) => mailState({ ...well, ...facts });

it('mail that goes out is good, with a few messages on their way', () => {
	expect(state({})).toBe('good');
	expect(state({ waitsMs: 5 * MINUTE })).toBe('good');
	expect(state({ lastSuccess: null })).toBe('good');
});

it('a server that failed after the last message went out is told at once', () => {
	expect(state({ lastFailure: down })).toBe('warning');
	expect(state({ lastFailure: down, lastSuccess: null, waitsMs: 2 * MINUTE })).toBe('warning');
});

it('a server that failed before the last message went out works again', () => {
	const lastFailure = { ...down, at: '2026-03-16T14:00:00.000Z' };
	expect(state({ lastFailure })).toBe('good');
	expect(serverFailure({ ...well, lastFailure })).toBeNull();
});

it('a server that fails for long, or until messages are given up, is urgent', () => {
	expect(state({ lastFailure: down, waitsMs: 16 * MINUTE })).toBe('bad');
	expect(state({ lastFailure: down, failed: 1 })).toBe('bad');
});

it('a message that was refused says nothing of the server', () => {
	const lastFailure = { ...down, fault: 'refused' as const };
	expect(state({ lastFailure })).toBe('good');
	expect(state({ lastFailure, failed: 1 })).toBe('warning');
});

it('a queue that nobody delivers is urgent, one that is held is not', () => {
	expect(state({ waitsMs: 61 * MINUTE })).toBe('bad');
	expect(state({ waitsMs: 61 * MINUTE, held: true })).toBe('warning');
	expect(state({ held: true, lastFailure: down, failed: 3 })).toBe('warning');
});

it('a message of which nobody knows whether it went out is to be looked at', () => {
	expect(state({ unsure: 1 })).toBe('warning');
});
