import { attemptName } from '$lib/domain/access/account';
import { knowsDevice, type Device } from '$lib/server/auth/device';
import { verifyPassword } from '$lib/server/auth/passwords';
import { attemptSucceeded, countAttempt } from '$lib/server/auth/throttle';
import { findAccount, passwordHashOf } from '$lib/server/db/accounts/users';
import { DomainError } from '$lib/server/errors';
import { openSession, type SignedIn } from './sign-in';

/**
 * Opens a new session for the person whose work an ended one has interrupted. Unlike a sign-in it
 * tells whoever knows the password that their account was closed: otherwise they would try for ever.
 * @param oldToken the session that the browser has now: somebody else's, or none; it ends
 * @throws DomainError `wrong-password`, `account-closed`, or `throttled` with the seconds to wait
 */
export async function resumeSession(
	given: { accountId: string; password: string },
	device: Device,
	now: Date,
	oldToken?: string
): Promise<SignedIn> {
	const account = await findAccount(given.accountId);
	const known = await knowsDevice(device, account?.id ?? null, now);
	// Counted together with sign-ins: this is no second door for guessing.
	const name = attemptName(account?.id ?? null, given.accountId);
	const attempt = await countAttempt('sign-in', name, device, known, now);
	const hash = account ? await passwordHashOf(account.id) : null;
	const matches = await verifyPassword(hash, given.password);
	if (!account || !matches) throw new DomainError('wrong-password');
	await attemptSucceeded(attempt);
	if (account.deactivatedAt) throw new DomainError('account-closed');
	return { account, ...(await openSession(account, device, known, now, oldToken)) };
}
