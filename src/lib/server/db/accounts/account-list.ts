import type { Account } from '../../../domain/access/account';
import type { Role } from '../../../domain/access/actor';
import { ACCOUNT_STATES, type AccountState } from '../../../domain/accounts/account-state';
import type { PeopleSort } from '../../../domain/accounts/people-address';
import type { Moment } from '../../../domain/matrix/version';
import { searchPatterns } from '../../../domain/text/search-words';
import { toAccount, Users, type StoredUser } from '../models/users';

export interface AccountQuery {
	/** Parts of a name, e-mail or number: all of them must be there. */
	query?: string;
	role?: Role;
	state?: AccountState;
	sort: PeopleSort;
	descending: boolean;
}

/** The same as `accountState` of the domain, asked of the store. */
function inState(state: AccountState, now: Moment): Record<string, unknown> {
	if (state === 'deactivated') return { deactivatedAt: { $gt: '' } };
	const open = { deactivatedAt: null };
	if (state === 'invited') return { ...open, passwordChangedAt: null, invitedUntil: { $gt: now } };
	if (state === 'pending')
		return {
			...open,
			passwordChangedAt: null,
			$or: [{ invitedUntil: null }, { invitedUntil: { $lte: now } }]
		};
	const chosen = { ...open, passwordChangedAt: { $gt: '' } };
	return { ...chosen, lastSignInAt: state === 'never' ? null : { $gt: '' } };
}

/** How many accounts stand in each state: as many as the page of that state lists. */
export async function countAccounts(now: Moment): Promise<Record<AccountState, number>> {
	const counts = { active: 0, never: 0, invited: 0, pending: 0, deactivated: 0 };
	for (const state of ACCOUNT_STATES)
		counts[state] = await Users.countDocuments(inState(state, now));
	return counts;
}

/** A page of accounts, and how many there are in all. */
export async function accountPage(
	query: AccountQuery,
	now: Moment,
	page: { skip: number; limit: number }
): Promise<{ rows: Account[]; total: number }> {
	const patterns = searchPatterns(query.query ?? '');
	const filter = {
		...(query.role ? { roles: query.role } : {}),
		...(query.state ? inState(query.state, now) : {}),
		...(patterns.length > 0
			? { $and: patterns.map((pattern) => ({ searchKey: { $regex: pattern } })) }
			: {})
	};
	const way = query.descending ? -1 : 1;
	const order: Record<string, 1 | -1> =
		query.sort === 'name' ? { nameKey: way, _id: way } : { lastSignInAt: way, _id: way };
	const rows = await Users.find(filter, { passwordHash: 0 })
		.sort(order)
		.skip(page.skip)
		.limit(page.limit)
		.lean<StoredUser[]>();
	return { rows: rows.map(toAccount), total: await Users.countDocuments(filter) };
}

/** Ids of employees that have an account. */
export async function employeesWithAccount(): Promise<Set<string>> {
	const rows = await Users.find({ employeeId: { $gt: '' } }, { employeeId: 1, _id: 0 })
		.limit(100_000)
		.lean<{ employeeId: string }[]>();
	return new Set(rows.map(({ employeeId }) => employeeId));
}

/** Of these, comparable as `signInKey` makes them, what already signs in. */
export async function takenSignIns(keys: readonly string[]): Promise<Set<string>> {
	if (keys.length === 0) return new Set();
	const rows = await Users.find({ signInKeys: { $in: [...keys] } }, { signInKeys: 1, _id: 0 })
		.limit(keys.length)
		.lean<{ signInKeys: string[] }[]>();
	const asked = new Set(keys);
	return new Set(rows.flatMap(({ signInKeys }) => signInKeys).filter((key) => asked.has(key)));
}
