import type { Account } from '$lib/domain/access/account';
import { withTransaction } from '$lib/server/db/transaction';
import type { Context } from '../context';
import { createAccount, type NewAccount } from './create-account';
import { employeeOf } from './edit-account';
import { makeAccountLink } from './setup-link';

/** A one-time link on its way to its person. */
export interface GivenLink {
	/** Shown once to whoever passes it on. */
	token: string;
}

/** Makes a link. @throws as `makeAccountLink` */
export async function giveLink(ctx: Context, accountId: string): Promise<GivenLink> {
	return { token: await makeAccountLink(ctx, accountId) };
}

/** Creates an account whose person chooses the password, and invites them. */
export async function inviteAccount(
	ctx: Context,
	given: Pick<NewAccount, 'name' | 'email' | 'roles'> & { employeeId: string | null }
): Promise<{ account: Account; link: GivenLink }> {
	const { employeeId, ...rest } = given;
	const employee = await employeeOf(employeeId);
	return withTransaction(async () => {
		const account = await createAccount(ctx, { ...rest, employee, password: null });
		return { account, link: await giveLink(ctx, account.id) };
	});
}
