import type { Account } from '$lib/domain/access/account';
import type { Role } from '$lib/domain/access/actor';
import { accountsWithRole, findBySignIn, listAccounts } from '$lib/server/db/accounts/users';
import { canManageAccounts } from '$lib/domain/access/can';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';

/** The account that signs in with an e-mail or employee number; for the command line. */
export async function findByLogin(login: string): Promise<Account | null> {
	return (await findBySignIn(login))?.account ?? null;
}

/** Active accounts with a role; for the command line. */
export async function peopleWithRole(role: Role): Promise<readonly Account[]> {
	return accountsWithRole(role);
}

/** All accounts in the order of names. @throws DomainError `forbidden` */
export async function allAccounts(ctx: Context): Promise<readonly Account[]> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	return listAccounts();
}
