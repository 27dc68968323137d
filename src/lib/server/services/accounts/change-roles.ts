import type { Account } from '$lib/domain/access/account';
import { ROLES, type Role } from '$lib/domain/access/actor';
import { canChangeRoles } from '$lib/domain/access/can';
import { accountsWithRole, findAccount, storeRoles } from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { appendAccountEvent } from './account-event';
import { leaveNotice } from './notices';

/**
 * Whether nobody else could manage accounts without this one. Whoever was invited and has never
 * chosen a password cannot stand in for somebody who has.
 */
export async function isLastAdministrator(account: Account): Promise<boolean> {
	if (account.deactivatedAt !== null || !account.roles.includes('administrator')) return false;
	const others = (await accountsWithRole('administrator')).filter(({ id }) => id !== account.id);
	return !others.some(
		({ passwordChangedAt }) => passwordChangedAt !== null || account.passwordChangedAt === null
	);
}

/** @throws DomainError `last-administrator` where nobody else could manage accounts afterwards */
export async function keepAnAdministrator(account: Account): Promise<void> {
	if (await isLastAdministrator(account)) throw new DomainError('last-administrator');
}

/**
 * Gives an account other roles, in force at its next request.
 * @throws DomainError `forbidden`, `own-roles`, `last-administrator`, `not-found`
 */
export async function changeRoles(
	ctx: Context,
	accountId: string,
	roles: readonly Role[]
): Promise<void> {
	if (ctx.actor.userId === accountId) throw new DomainError('own-roles');
	if (!canChangeRoles(ctx.actor, accountId)) throw forbidden();
	if (roles.length === 0) throw new DomainError('roles-missing');
	await withTransaction(async () => {
		const account = await findAccount(accountId);
		if (!account) throw notFound();
		if (!roles.includes('administrator')) await keepAnAdministrator(account);
		const ordered = ROLES.filter((role) => roles.includes(role));
		const [before, after] = [account.roles.join(', '), ordered.join(', ')];
		if (before === after) return;
		await storeRoles(accountId, ordered);
		await appendAccountEvent(ctx, account, 'roles-changed', [{ path: 'roles', before, after }]);
		await leaveNotice(ctx, account, 'roles-changed', { before, after });
	});
}
