import type { Account } from '../access/account';
import type { Moment } from '../matrix/version';

/**
 * How an account stands: `pending` has no password and no link that works, `invited` has such a
 * link, `never` has a password and has not signed in.
 */
export const ACCOUNT_STATES = ['active', 'never', 'invited', 'pending', 'deactivated'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export type AccountStateFacts = Pick<
	Account,
	'deactivatedAt' | 'passwordChangedAt' | 'invitedUntil' | 'lastSignInAt'
>;

/** @param now as an ISO moment, so that it compares with the stored ones */
export function accountState(account: AccountStateFacts, now: Moment): AccountState {
	if (account.deactivatedAt !== null) return 'deactivated';
	if (account.passwordChangedAt === null)
		return account.invitedUntil !== null && account.invitedUntil > now ? 'invited' : 'pending';
	return account.lastSignInAt === null ? 'never' : 'active';
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * How long a one-time link works. An invitation goes to many people at once and changes nothing for
 * who does not open it; a reset hands over an account that is in use.
 */
export const LINK_LIFE_MS = {
	'first-administrator': 24 * HOUR_MS,
	invite: 7 * 24 * HOUR_MS,
	reset: 24 * HOUR_MS
} as const;
