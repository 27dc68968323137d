import { followsReset } from '../../domain/access/account';
import { findAccount, passwordHashOf } from '../db/accounts/users';
import { DomainError } from '../errors';
import { knowsDevice, type Device } from './device';
import { verifyPassword } from './passwords';
import { attemptSucceeded, countAttempt } from './throttle';

/**
 * Asks a signed-in person for the password again (to sign, to change it). Call it before a
 * transaction, not inside: a failure must stay counted.
 * @returns whether the password was set by a link within the last day; a signature carries that
 * @throws DomainError `wrong-password`, or `throttled` with the seconds to wait
 */
export async function confirmPassword(
	userId: string,
	password: string,
	device: Device,
	now: Date = new Date()
): Promise<{ afterReset: boolean }> {
	const known = await knowsDevice(device, userId, now);
	const attempt = await countAttempt('confirm', userId, device, known, now);
	const account = await findAccount(userId);
	const matches = await verifyPassword(await passwordHashOf(userId), password);
	if (!account || account.deactivatedAt || !matches) throw new DomainError('wrong-password');
	await attemptSucceeded(attempt);
	const resetMs = account.resetByLinkAt === null ? null : Date.parse(account.resetByLinkAt);
	return { afterReset: followsReset(resetMs, now.getTime()) };
}
