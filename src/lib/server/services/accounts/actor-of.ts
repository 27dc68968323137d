import type { Account } from '$lib/domain/access/account';
import type { Actor } from '$lib/domain/access/actor';
import { relationsOf } from '$lib/server/services/organization/relations-of';

/** The actor made of an account last: the same one for as long as neither account nor posts change. */
const made = new WeakMap<Account, { relations: object; actor: Actor }>();

/** What an account may do today: its roles, and what the posts make of the employee behind it. */
export async function actorOf(account: Account, now: Date): Promise<Actor> {
	const relations = await relationsOf(account.employeeId, now);
	const known = made.get(account);
	if (known?.relations === relations) return known.actor;
	const actor: Actor = Object.freeze({
		userId: account.id,
		employeeId: account.employeeId,
		name: account.name,
		roles: account.roles,
		...relations
	});
	made.set(account, { relations, actor });
	return actor;
}
