import type { Account } from '$lib/domain/access/account';
import type { Actor } from '$lib/domain/access/actor';
import { relationsOf } from '$lib/server/services/organization/relations-of';

/** What an account may do today: its roles, and what the posts make of the employee behind it. */
export async function actorOf(account: Account, now: Date): Promise<Actor> {
	const relations = await relationsOf(account.employeeId, now);
	return {
		userId: account.id,
		employeeId: account.employeeId,
		name: account.name,
		roles: account.roles,
		...relations
	};
}
