import type { Account } from '$lib/domain/access/account';
import { can } from '$lib/domain/access/can';
import { accountState } from '$lib/domain/accounts/account-state';
import type { PeopleAddress } from '$lib/domain/accounts/people-address';
import type { PeopleList, PeopleRow } from '$lib/domain/accounts/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { accountPage } from '$lib/server/db/accounts/account-list';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { positionTitleOf } from '../people/person-names';
import { todayAt } from '../today';

const PAGE_SIZE = 50;

/** A page of the accounts. @throws DomainError `forbidden` */
export async function peopleList(ctx: Context, address: PeopleAddress): Promise<PeopleList> {
	if (!can(ctx.actor, 'account.read')) throw forbidden();
	const { query, role, state, sort, descending, page } = address;
	const asked = {
		query,
		sort,
		descending,
		...(role ? { role } : {}),
		...(state ? { state } : {})
	};
	const { rows, total } = await accountPage(asked, ctx.now.toISOString(), {
		skip: (page - 1) * PAGE_SIZE,
		limit: PAGE_SIZE
	});
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	return {
		rows: rows.map((account) => peopleRow(ctx, account, structure, today)),
		total,
		page,
		pageSize: PAGE_SIZE
	};
}

/** What lists and pages show of an account. */
export function peopleRow(
	ctx: Context,
	account: Account,
	structure: Structure,
	today: CivilDate
): PeopleRow {
	const { id, name, email, employeeNumber, roles, invitedUntil, lastSignInAt } = account;
	return {
		id,
		name,
		email,
		employeeNumber,
		position: positionTitleOf(structure, account.employeeId, today),
		roles,
		state: accountState(account, ctx.now.toISOString()),
		invitedUntil,
		lastSignInAt,
		self: id === ctx.actor.userId
	};
}
