import { newPasswordFault } from '$lib/domain/access/forms';
import { confirmPassword } from '$lib/server/auth/confirm-password';
import type { Device } from '$lib/server/auth/device';
import { hashPassword } from '$lib/server/auth/passwords';
import { endSessionsOf } from '$lib/server/auth/sessions';
import { deleteLinksOf } from '$lib/server/db/accounts/setup-links';
import { findAccount, storePassword } from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { notify } from '../notifications/notify';
import { appendAccountEvent } from './account-event';

/**
 * Gives the person a new password and ends their other sessions, and a link that is still open.
 * @param kept the session that goes on
 * @throws DomainError `password-weak` with the fault, `wrong-password`, `throttled`
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
	await confirmPassword(account.id, typed.current, device, ctx.now);
	const fault = newPasswordFault(typed, own, typed.current);
	if (fault) throw new DomainError('password-weak', { fault });
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
