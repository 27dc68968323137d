import type { Account } from '$lib/domain/access/account';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { PersonName } from '$lib/domain/matrix/views';
import { accountsByIds } from '$lib/server/db/accounts';
import type { Structure } from '../organization/structure';
import { titleOn } from '$lib/domain/organization/chart';

/** Title of the position that an employee holds on a date; empty for who holds none. */
export function positionTitleOf(
	structure: Structure,
	employeeId: string | null,
	date: CivilDate
): string {
	if (employeeId === null) return '';
	const on = structure.on(date);
	const held = on.incumbenciesOfEmployee.get(employeeId) ?? [];
	const row = held.find(({ acting }) => !acting) ?? held[0];
	const post = row && on.posts.get(row.postId);
	const position = post && structure.positions.get(post.positionId);
	return position ? titleOn(position, date) : '';
}

export function personName(account: Account, structure: Structure, date: CivilDate): PersonName {
	return {
		userId: account.id,
		name: account.name,
		position: positionTitleOf(structure, account.employeeId, date)
	};
}

/** Who a user is, with the position held on a date (by default the one given to `personNames`). */
export type NameOf = (userId: string | null, on?: CivilDate) => PersonName;

/** Names by user id; an unknown id gets an empty name. */
export async function personNames(
	userIds: Iterable<string | null | undefined>,
	structure: Structure,
	date: CivilDate
): Promise<NameOf> {
	const wanted = [...new Set([...userIds].filter((id): id is string => Boolean(id)))];
	const accounts = new Map((await accountsByIds(wanted)).map((account) => [account.id, account]));
	return (userId, on = date) => {
		const account = accounts.get(userId ?? '');
		return account
			? personName(account, structure, on)
			: { userId: userId ?? '', name: '', position: '' };
	};
}
