import { signInKey, type Account } from '$lib/domain/access/account';
import { knowsDevice, rememberKnownDevice, type Device } from '$lib/server/auth/device';
import { hashPassword, isOutdated, verifyPassword } from '$lib/server/auth/passwords';
import { endSession, startSession, type OpenSession } from '$lib/server/auth/sessions';
import { attemptSucceeded, countAttempt } from '$lib/server/auth/throttle';
import { newToken } from '$lib/server/auth/tokens';
import { findBySignIn, replaceHash, storeSignIn } from '$lib/server/db/accounts/users';
import { DomainError } from '$lib/server/errors';

export interface SignedIn {
	account: Account;
	session: OpenSession;
	/** For the cookie by which this browser is known from now on. */
	deviceToken: string;
}

/**
 * Opens a session for whoever types the right password. An unknown account, a deactivated one and
 * a wrong password are one answer after the same time.
 * @param input.login an e-mail or employee number
 * @param oldToken the session that this browser still had; it ends
 * @throws DomainError `wrong-password`, or `throttled` with the seconds to wait
 */
export async function signIn(
	input: { login: string; password: string },
	device: Device,
	now: Date,
	oldToken?: string
): Promise<SignedIn> {
	const found = await findBySignIn(input.login);
	const known = await knowsDevice(device, found?.account.id ?? null, now);
	const attempt = await countAttempt('sign-in', signInKey(input.login), device, known, now);
	const hash = found?.passwordHash ?? null;
	const matches = await verifyPassword(hash, input.password);
	if (!found || hash === null || !matches || found.account.deactivatedAt)
		throw new DomainError('wrong-password');

	const { account } = found;
	await attemptSucceeded(attempt);
	if (await isOutdated(hash))
		await replaceHash(account.id, hash, await hashPassword(input.password));
	if (oldToken) await endSession(oldToken);
	const session = await startSession(account.id, device.label, now);
	const deviceToken = device.token ?? newToken();
	await rememberKnownDevice(deviceToken, account.id, now);
	await storeSignIn(account.id, now.toISOString());
	return { account, session, deviceToken };
}
