import { canManageAccounts } from '$lib/domain/access/can';
import type { Home } from '$lib/domain/home/views';
import { countAccounts } from '$lib/server/db/accounts/account-list';
import type { Context } from '../context';

/** How many accounts stand in each state, for whoever manages them. */
export async function accountsPart(ctx: Context): Promise<Home['accounts']> {
	return canManageAccounts(ctx.actor) ? countAccounts(ctx.now.toISOString()) : null;
}
