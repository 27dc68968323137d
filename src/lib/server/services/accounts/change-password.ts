import { changePasswordFaults } from '$lib/domain/access/forms';
import { confirmPassword } from '$lib/server/auth/confirm-password';
import type { Device } from '$lib/server/auth/device';
import { hashPassword } from '$lib/server/auth/passwords';
import { endSessionsOf } from '$lib/server/auth/sessions';
import { deleteLinksOf } from '$lib/server/db/accounts/setup-links';
import { findAccount, storePassword } from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, isDomainError, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { notify } from '../notifications/notify';
import { appendAccountEvent } from './account-event';

/**
 * Gives the person a new password and ends their other sessions, and a link that is still open.
 * @param kept the session that goes on
 * @throws DomainError `password-weak`, `wrong-password`, `throttled`; each with the faults of the
 *   fields `current`, `next` and `again`, parted by spaces
 */
export async function changePassword(
	ctx: Context,
	typed: { current: string; next: string; again: string },
	device: Device,
	kept: string
): Promise<void> {
	const account = await findAccount(ctx.actor.userId);
	if (!account) throw notFound();
	const own = [account.name, account.email ?? '', account.employeeNumber ?? ''];
	const { current, next, again } = changePasswordFaults(typed, own);
	const faults = {
		...(current ? { current } : {}),
		...(next ? { next: [next].flat().join(' ') } : {}),
		...(again ? { again } : {})
	};
	if (!current)
		await confirmPassword(account.id, typed.current, device, ctx.now).catch((failure: unknown) => {
			// What else is wrong is told in the same answer.
			if (!isDomainError(failure)) throw failure;
			throw new DomainError(failure.code, { ...faults, ...failure.data });
		});
	if (Object.keys(faults).length > 0) throw new DomainError('password-weak', faults);
	const passwordHash = await hashPassword(typed.next);
	await withTransaction(async () => {
		await storePassword(account.id, passwordHash, { passwordChangedAt: ctx.now.toISOString() });
		await endSessionsOf(account.id, kept);
		await deleteLinksOf(account.id);
		await appendAccountEvent(ctx, account, 'password-changed');
		// Whoever took a session over must not change the password unseen.
		await notify(ctx, {
			kind: 'password-changed',
			key: `${account.id}:${ctx.now.toISOString()}`,
			userIds: [account.id],
			data: {},
			href: '/account'
		});
	});
}
