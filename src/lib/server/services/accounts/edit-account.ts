import type { Account } from '$lib/domain/access/account';
import { canChangeRoles, canManageAccounts } from '$lib/domain/access/can';
import { detailsFault } from '$lib/domain/accounts/forms';
import { storeDetails, storeInvitation } from '$lib/server/db/accounts/account-changes';
import { deleteLinksOf } from '$lib/server/db/accounts/setup-links';
import { findAccount } from '$lib/server/db/accounts/users';
import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { appendAccountEvent } from './account-event';
import { leaveNotice } from './notices';

export interface AccountDetails {
	name: string;
	email: string | null;
	/** Null for an account without an employee record. */
	employeeNumber: string | null;
}

/**
 * Changes who an account belongs to and how its person signs in. Whom an employee record makes of
 * somebody (their matrix, their team) is like a role: nobody gives it to themselves.
 * @throws DomainError `forbidden`, `not-found`, `name-missing`, `email-invalid`, `own-employee`,
 *   `employee-unknown`, `sign-in-missing` where neither e-mail nor employee is left, `account-exists`
 */
export async function editAccount(
	ctx: Context,
	accountId: string,
	details: AccountDetails
): Promise<void> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	const fault = detailsFault(details);
	if (fault) throw new DomainError(fault);
	const employee = await employeeNumbered(details.employeeNumber);
	if (!details.email && !employee) throw new DomainError('sign-in-missing');
	try {
		await withTransaction(async () => {
			const account = await findAccount(accountId);
			if (!account) throw notFound();
			const employeeId = employee?.id ?? null;
			if (employeeId !== account.employeeId && !canChangeRoles(ctx.actor, accountId))
				throw new DomainError('own-employee');
			const next = {
				id: accountId,
				name: details.name,
				email: details.email,
				employeeId,
				employeeNumber: employee?.number ?? null
			};
			const changes = changesOf(account, next);
			if (changes.length === 0) return;
			await storeDetails(next);
			if (next.email !== account.email) {
				// An open link may lie in the mailbox of somebody else, to whom it was sent by mistake.
				await deleteLinksOf(accountId);
				await storeInvitation([accountId], null);
			}
			await appendAccountEvent(ctx, account, 'account-changed', changes);
			await leaveNotice(ctx, account, 'details-changed');
		});
	} catch (error) {
		if (duplicateKeyOf(error) === null) throw error;
		throw new DomainError('account-exists', { login: details.email ?? employee?.number ?? '' });
	}
}

/** The employee that an account is given to. @throws DomainError `employee-unknown` */
export async function employeeNumbered(
	number: string | null
): Promise<{ id: string; number: string } | null> {
	if (number === null) return null;
	const { records } = await currentStructure();
	const employee = records.employees.find((one) => one.number === number);
	if (!employee) throw new DomainError('employee-unknown');
	return { id: employee.id, number: employee.number };
}

const FIELDS = ['name', 'email', 'employeeId'] as const;

function changesOf(before: Account, after: Pick<Account, (typeof FIELDS)[number]>) {
	return FIELDS.filter((path) => before[path] !== after[path]).map((path) => ({
		path,
		before: before[path],
		after: after[path],
		// Who has which employee record stays readable when a name and an e-mail are erased.
		personal: path !== 'employeeId'
	}));
}
