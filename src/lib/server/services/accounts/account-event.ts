import type { Account } from '$lib/domain/access/account';
import { appendEvent } from '$lib/server/services/audit/append-event';
import type { Context } from '../context';

export type AccountAction =
	| 'account-created'
	| 'account-link-made'
	| 'password-changed'
	| 'password-set-by-link'
	| 'roles-changed'
	| 'account-deactivated'
	| 'account-reactivated';

/** Appends an event about an account, inside the transaction that changes it. */
export async function appendAccountEvent(
	ctx: Context,
	account: Account,
	action: AccountAction,
	changes: { path: string; before: string | null; after: string | null }[] = []
): Promise<void> {
	await appendEvent(ctx, {
		kind: 'account',
		id: account.id,
		name: account.name,
		action,
		changes,
		part: 'settings'
	});
}
