import type { Account } from '$lib/domain/access/account';
import { detailsFault, type LinkWay } from '$lib/domain/accounts/forms';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { mailConfigured } from '../mail/mail-state';
import { queueMails } from '../mail/queue-mail';
import type { Context } from '../context';
import { createAccount, type NewAccount } from './create-account';
import { employeeNumbered } from './edit-account';
import { makeAccountLink } from './setup-link';

/** A one-time link on its way to its person: mailed, or shown once to whoever passes it on. */
export type GivenLink = { mailedTo: string } | { token: string };

/** Whether a link can go to the person by mail. */
export function mayMailLinkTo(account: Pick<Account, 'email'>): boolean {
	return mailConfigured() && account.email !== null;
}

/** Makes a link. A mailed one is never shown: whoever administers cannot use it. @throws as `makeAccountLink` */
export async function giveLink(ctx: Context, accountId: string, way: LinkWay): Promise<GivenLink> {
	let mailedTo: string | null = null;
	const token = await makeAccountLink(ctx, accountId, async (account, secret, kind) => {
		if (way !== 'mail' || account.email === null || !mailConfigured()) return;
		const template = kind === 'invite' ? 'invite' : 'reset';
		await mailLinks(ctx, [{ userId: account.id, secret }], template);
		mailedTo = account.email;
	});
	return mailedTo === null ? { token } : { mailedTo };
}

/** Lays down the messages that carry links, inside the transaction that makes them. */
export async function mailLinks(
	ctx: Context,
	links: readonly { userId: string; secret: string }[],
	template: 'invite' | 'reset' = 'invite'
): Promise<void> {
	const at = ctx.now.toISOString();
	await queueMails(
		ctx,
		links.map(({ userId, secret }) => ({
			key: `link:${userId}:${at}`,
			to: { userId },
			template,
			data: {},
			secret
		}))
	);
}

/** Creates an account whose person chooses the password, and invites them. */
export async function inviteAccount(
	ctx: Context,
	given: Pick<NewAccount, 'name' | 'email' | 'roles'> & { employeeNumber: string | null },
	way: LinkWay
): Promise<{ account: Account; link: GivenLink }> {
	const { employeeNumber, ...rest } = given;
	const fault = detailsFault(given);
	if (fault) throw new DomainError(fault);
	if (given.roles.length === 0) throw new DomainError('roles-missing');
	const employee = await employeeNumbered(employeeNumber);
	if (!given.email && !employee) throw new DomainError('sign-in-missing');
	return withTransaction(async () => {
		const account = await createAccount(ctx, { ...rest, employee, password: null });
		return { account, link: await giveLink(ctx, account.id, way) };
	});
}
