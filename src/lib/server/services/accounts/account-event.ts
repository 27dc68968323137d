import type { Account } from '$lib/domain/access/account';
import { appendEvent, type EventChange } from '$lib/server/services/audit/append-event';
import type { Context } from '../context';

export type AccountAction =
	| 'account-created'
	| 'account-link-made'
	| 'password-changed'
	| 'password-set-by-link'
	| 'roles-changed'
	| 'account-deactivated'
	| 'account-reactivated'
	| 'account-changed'
	| 'sessions-ended';

/** Appends an event about an account, inside the transaction that changes it. */
export async function appendAccountEvent(
	ctx: Context,
	account: Account,
	action: AccountAction,
	changes: readonly EventChange[] = []
): Promise<void> {
	await appendEvent(ctx, {
		kind: 'account',
		id: account.id,
		name: account.name,
		action,
		changes,
		person: account.id,
		part: 'settings'
	});
}
