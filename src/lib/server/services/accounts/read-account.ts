import type { Account } from '$lib/domain/access/account';
import { findAccount, storePreferences } from '$lib/server/db/accounts/users';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';

/** The person's own account. */
export async function readAccount(ctx: Context): Promise<Account> {
	const account = await findAccount(ctx.actor.userId);
	if (!account) throw notFound();
	return account;
}

/** Language and theme, wherever the person signs in from now on. Not an event of any HR record. */
export async function savePreferences(
	ctx: Context,
	preferences: Parameters<typeof storePreferences>[1]
): Promise<void> {
	await storePreferences(ctx.actor.userId, preferences);
}
