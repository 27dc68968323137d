import { expect, it } from 'vitest';
import { accountState, type AccountStateFacts } from './account-state';

const now = '2026-03-02T15:00:00.000Z';
const facts: AccountStateFacts = {
	deactivatedAt: null,
	passwordChangedAt: null,
	invitedUntil: null,
	lastSignInAt: null
};
const stateOf = (given: Partial<AccountStateFacts>) => accountState({ ...facts, ...given }, now);

it('an account without a password waits for an invitation, or for its person to follow it', () => {
	expect(stateOf({})).toBe('pending');
	expect(stateOf({ invitedUntil: '2026-03-03T00:00:00.000Z' })).toBe('invited');
	expect(stateOf({ invitedUntil: now })).toBe('pending');
});

it('an account with a password is active from its first sign-in on', () => {
	expect(stateOf({ passwordChangedAt: now })).toBe('never');
	expect(stateOf({ passwordChangedAt: now, lastSignInAt: now })).toBe('active');
	// A link to choose another password changes nothing about who has one.
	expect(stateOf({ passwordChangedAt: now, lastSignInAt: now, invitedUntil: '2027' })).toBe(
		'active'
	);
});

it('a deactivated account is nothing else', () => {
	expect(stateOf({ deactivatedAt: now, passwordChangedAt: now, lastSignInAt: now })).toBe(
		'deactivated'
	);
});
