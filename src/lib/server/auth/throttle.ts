/**
 * Slows guessing. Failures are counted for an account from a network; a browser that signed in
 * before is counted by itself, so that nobody's failures slow its owner. An attempt is put down as
 * failed before the password is looked at: a thousand at once are counted as a thousand.
 */
import { attemptDelayMs } from '../../domain/access/account';
import { findAttempt, forgetAttempt, swapAttempt } from '../db/accounts/sign-in-attempts';
import { inTransaction } from '../db/transaction';
import { DomainError } from '../errors';
import { networkOf, type Device } from './device';
import { hashToken } from './tokens';

/** Failures are forgotten after a day without another. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

export type Purpose = 'sign-in' | 'confirm';

/**
 * Counts an attempt and lets it through.
 * @param account what names the account, or what was typed where there is none (`attemptName`)
 * @returns the counter's id, for `attemptSucceeded`
 * @throws DomainError `throttled` with the seconds to wait
 */
export async function countAttempt(
	purpose: Purpose,
	account: string,
	device: Device,
	known: boolean,
	now: Date
): Promise<string> {
	// A rolled back transaction would forget the failure.
	if (inTransaction()) throw new Error('a password is asked for before the transaction');
	const from = known && device.token ? `device ${device.token}` : networkOf(device.address);
	const id = hashToken('attempt', purpose, account, from);
	for (let tries = 0; tries < 5; tries += 1) {
		const seen = await findAttempt(id);
		const waitMs = seen ? seen.blockedUntil.getTime() - now.getTime() : 0;
		if (waitMs > 0) throw new DomainError('throttled', { seconds: Math.ceil(waitMs / 1000) });
		const old = seen !== null && seen.expiresAt.getTime() <= now.getTime();
		const failures = (old ? 0 : (seen?.failures ?? 0)) + 1;
		const counted = await swapAttempt(seen?.failures ?? null, {
			_id: id,
			failures,
			blockedUntil: new Date(now.getTime() + attemptDelayMs(failures)),
			expiresAt: new Date(now.getTime() + FORGOTTEN_MS)
		});
		if (counted) return id;
	}
	throw new DomainError('throttled', { seconds: 1 });
}

export async function attemptSucceeded(id: string): Promise<void> {
	await forgetAttempt(id);
}
