import { canChangeRoles } from '$lib/domain/access/can';
import { endSessionsOf } from '$lib/server/auth/sessions';
import { storeInvitation } from '$lib/server/db/accounts/account-changes';
import { deleteLinksOf } from '$lib/server/db/accounts/setup-links';
import { findAccount, storeDeactivation } from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { appendAccountEvent } from './account-event';
import { keepAnAdministrator } from './change-roles';
import { leaveNotice } from './notices';

/**
 * Closes an account: its sessions and links end at once. Nobody closes their own.
 * @throws DomainError `forbidden`, `last-administrator`, `not-found`
 */
export async function deactivateAccount(ctx: Context, accountId: string): Promise<void> {
	if (!canChangeRoles(ctx.actor, accountId)) throw forbidden();
	await withTransaction(async () => {
		const account = await findAccount(accountId);
		if (!account) throw notFound();
		if (account.deactivatedAt) return;
		await keepAnAdministrator(account);
		await storeDeactivation(accountId, ctx.now.toISOString());
		await endSessionsOf(accountId);
		await deleteLinksOf(accountId);
		await storeInvitation([accountId], null);
		await appendAccountEvent(ctx, account, 'account-deactivated');
	});
}

/** Opens it again, with the password it had. */
export async function reactivateAccount(ctx: Context, accountId: string): Promise<void> {
	if (!canChangeRoles(ctx.actor, accountId)) throw forbidden();
	await withTransaction(async () => {
		const account = await findAccount(accountId);
		if (!account) throw notFound();
		if (!account.deactivatedAt) return;
		await storeDeactivation(accountId, null);
		await appendAccountEvent(ctx, account, 'account-reactivated');
		await leaveNotice(ctx, account, 'reactivated');
	});
}
