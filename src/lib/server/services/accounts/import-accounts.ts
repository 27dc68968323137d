import type { Role } from '$lib/domain/access/actor';
import { signInKey } from '$lib/domain/access/account';
import type { LinkWay } from '$lib/domain/accounts/forms';
import { canManageAccounts } from '$lib/domain/access/can';
import {
	checkRows,
	MOST_ROWS,
	plannedRows,
	type CheckedRow,
	type KnownPeople,
	type PlannedRow
} from '$lib/domain/accounts/import-plan';
import { insertAccounts } from '$lib/server/db/accounts/account-changes';
import { employeesWithAccount, takenSignIns } from '$lib/server/db/accounts/account-list';
import { insertLinks } from '$lib/server/db/accounts/setup-links';
import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { fullName } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { decodeText, readCsv } from '$lib/server/formats/csv/read-csv';
import { appendFirstEvents } from '../audit/append-event';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { accountOf } from './create-account';
import { mailLinks, mayMailLinkTo } from './give-link';
import { linkOf } from './setup-link';

/** An account that was made; the link of whoever gets it by mail is shown to nobody. */
export interface MadeAccount {
	name: string;
	number: string;
	email: string | null;
	token: string | null;
}

/** The rows of a list as it was uploaded or pasted. @throws DomainError `list-no-text` for a workbook or a picture */
export function rowsOfList(bytes: Uint8Array): PlannedRow[] {
	// No text holds a zero byte; every workbook, picture and PDF does.
	if (bytes.includes(0)) throw new DomainError('list-no-text');
	return plannedRows(readCsv(decodeText(bytes)));
}

/**
 * What would come of these rows; nothing is saved.
 * @throws DomainError `forbidden`, `accounts-none`, `accounts-too-many`
 */
export async function checkImport(
	ctx: Context,
	rows: readonly PlannedRow[]
): Promise<CheckedRow[]> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	if (rows.length === 0) throw new DomainError('accounts-none');
	if (rows.length > MOST_ROWS) throw new DomainError('accounts-too-many', { most: MOST_ROWS });
	return checkRows(rows, await knownPeople(ctx, rows));
}

async function knownPeople(ctx: Context, rows: readonly PlannedRow[]): Promise<KnownPeople> {
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const withAccount = await employeesWithAccount();
	const keys = rows.flatMap(({ number, email }) => [number, email].filter(Boolean).map(signInKey));
	return {
		employees: new Map(
			structure.records.employees.map((employee) => [
				employee.number,
				{
					id: employee.id,
					name: fullName(employee),
					left: employee.leftOn !== null && employee.leftOn <= today,
					account: withAccount.has(employee.id)
				}
			])
		),
		taken: await takenSignIns(keys)
	};
}

/**
 * Makes an account and an invitation for every row, all or nothing.
 * @throws DomainError `accounts-changed` where a row is no longer good; as `checkImport`
 */
export async function importAccounts(
	ctx: Context,
	rows: readonly PlannedRow[],
	way: LinkWay
): Promise<MadeAccount[]> {
	try {
		return await withTransaction(() => makeAll(ctx, rows, way));
	} catch (error) {
		if (duplicateKeyOf(error) === null) throw error;
		throw new DomainError('accounts-changed');
	}
}

async function makeAll(
	ctx: Context,
	rows: readonly PlannedRow[],
	way: LinkWay
): Promise<MadeAccount[]> {
	const checked = await checkImport(ctx, rows);
	if (checked.some(({ verdict }) => verdict !== 'good')) throw new DomainError('accounts-changed');
	const { records } = await currentStructure();
	const ids = new Map(records.employees.map(({ number, id }) => [number, id]));
	const made = checked.map(({ number, email, roles, name }) => {
		const account = accountOf(
			{
				name,
				email: email || null,
				employee: { id: ids.get(number) ?? '', number },
				roles: roles as Role[],
				password: null
			},
			ctx.now
		);
		const link = linkOf('invite', account.id, ctx.now);
		account.invitedUntil = link.stored.expiresAt.toISOString();
		return { account, link };
	});
	await insertAccounts(made.map(({ account }) => account));
	await insertLinks(made.map(({ link }) => link.stored));
	await appendFirstEvents(
		ctx,
		made.map(({ account }) => ({
			kind: 'account',
			id: account.id,
			name: account.name,
			action: 'account-created',
			person: account.id,
			part: 'settings' as const,
			changes: [
				{ path: 'roles', before: null, after: account.roles.join(', ') },
				{ path: 'link', before: null, after: 'invite' }
			]
		}))
	);
	const mailed = made.filter(({ account }) => way === 'mail' && mayMailLinkTo(account));
	await mailLinks(
		ctx,
		mailed.map(({ account, link }) => ({ userId: account.id, secret: link.token }))
	);
	const byMail = new Set(mailed.map(({ account }) => account.id));
	return made.map(({ account, link }) => ({
		name: account.name,
		number: account.employeeNumber ?? '',
		email: account.email,
		token: byMail.has(account.id) ? null : link.token
	}));
}
