import { canManageAccounts } from '$lib/domain/access/can';
import type { Home } from '$lib/domain/home/views';
import { countAccounts } from '$lib/server/db/accounts';
import type { Context } from '../context';

/** Figures about accounts, for whoever manages them. */
export async function accountsPart(ctx: Context): Promise<Home['accounts']> {
	return canManageAccounts(ctx.actor) ? countAccounts() : null;
}
