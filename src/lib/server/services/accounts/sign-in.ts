import { attemptName, type Account } from '$lib/domain/access/account';
import { knowsDevice, networkOf, rememberKnownDevice, type Device } from '$lib/server/auth/device';
import { hashPassword, isOutdated, verifyPassword } from '$lib/server/auth/passwords';
import { endSession, startSession, type OpenSession } from '$lib/server/auth/sessions';
import { attemptSucceeded, countAttempt } from '$lib/server/auth/throttle';
import { newToken } from '$lib/server/auth/tokens';
import { findBySignIn, replaceHash, storeSignIn } from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { notify } from '../notifications/notify';
import { actorOf } from './actor-of';

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
	const name = attemptName(found?.account.id ?? null, input.login);
	const attempt = await countAttempt('sign-in', name, device, known, now);
	const hash = found?.passwordHash ?? null;
	const matches = await verifyPassword(hash, input.password);
	if (!found || hash === null || !matches || found.account.deactivatedAt)
		throw new DomainError('wrong-password');

	const { account } = found;
	await attemptSucceeded(attempt);
	if (await isOutdated(hash))
		await replaceHash(account.id, hash, await hashPassword(input.password));
	return { account, ...(await openSession(account, device, known, now, oldToken)) };
}

/**
 * A session for somebody whose password was right. Whoever has signed in before is told of a device
 * that is new.
 */
export async function openSession(
	account: Account,
	device: Device,
	known: boolean,
	now: Date,
	oldToken?: string
): Promise<Omit<SignedIn, 'account'>> {
	if (oldToken) await endSession(oldToken);
	const session = await startSession(account.id, device.label, now, networkOf(device.address));
	const deviceToken = device.token ?? newToken();
	const at = now.toISOString();
	await rememberKnownDevice(deviceToken, account.id, now);
	await withTransaction(async () => {
		await storeSignIn(account.id, at);
		if (known || account.lastSignInAt === null) return;
		const ctx = { actor: await actorOf(account, now), now };
		await notify(ctx, {
			kind: 'new-device',
			key: `${account.id}:${session.publicId}`,
			userIds: [account.id],
			data: { device: device.label },
			href: '/account'
		});
	});
	return { session, deviceToken };
}
