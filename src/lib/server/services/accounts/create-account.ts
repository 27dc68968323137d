import type { Account } from '$lib/domain/access/account';
import type { Role } from '$lib/domain/access/actor';
import { canManageAccounts } from '$lib/domain/access/can';
import { hashPassword } from '$lib/server/auth/passwords';
import { insertAccount } from '$lib/server/db/accounts/users';
import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { newId } from '$lib/server/db/ids';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { appendAccountEvent } from './account-event';

export interface NewAccount {
	name: string;
	email: string | null;
	employee: { id: string; number: string } | null;
	roles: readonly Role[];
	/** Null until the person opens their link and chooses one. */
	password: string | null;
}

/** The record of an account that has never signed in. */
export function accountOf(input: NewAccount, now: Date): Account {
	return {
		id: newId(now),
		name: input.name,
		email: input.email,
		employeeId: input.employee?.id ?? null,
		employeeNumber: input.employee?.number ?? null,
		roles: [...input.roles],
		passwordChangedAt: input.password === null ? null : now.toISOString(),
		resetByLinkAt: null,
		deactivatedAt: null,
		lastSignInAt: null,
		invitedUntil: null,
		notices: [],
		locale: null,
		theme: null,
		createdAt: now.toISOString()
	};
}

/** Stores an account with its event. @throws DomainError `account-exists` */
export async function storeNewAccount(
	ctx: Context,
	account: Account,
	passwordHash: string | null
): Promise<void> {
	try {
		await withTransaction(async () => {
			await insertAccount(account, passwordHash);
			await appendAccountEvent(ctx, account, 'account-created', [
				{ path: 'roles', before: null, after: account.roles.join(', ') }
			]);
		});
	} catch (error) {
		if (duplicateKeyOf(error) === null) throw error;
		throw new DomainError('account-exists', {
			login: account.email ?? account.employeeNumber ?? ''
		});
	}
}

/**
 * @throws DomainError `forbidden`; `account-exists` where the e-mail, number or employee has one;
 *   `invalid-input` for an account that nobody could sign in to
 */
export async function createAccount(ctx: Context, input: NewAccount): Promise<Account> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	if (!input.email && !input.employee) throw new DomainError('invalid-input', { field: 'email' });
	const passwordHash = input.password === null ? null : await hashPassword(input.password);
	const account = accountOf(input, ctx.now);
	await storeNewAccount(ctx, account, passwordHash);
	return account;
}
