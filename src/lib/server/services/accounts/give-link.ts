import type { Account } from '$lib/domain/access/account';
import { withTransaction } from '$lib/server/db/transaction';
import { mailConfigured } from '../mail/mail-state';
import { queueMails } from '../mail/queue-mail';
import type { Context } from '../context';
import { createAccount, type NewAccount } from './create-account';
import { employeeOf } from './edit-account';
import { makeAccountLink } from './setup-link';

/** How a link reaches its person; `mail` where it can, else it is shown. */
export const LINK_WAYS = ['mail', 'show'] as const;
export type LinkWay = (typeof LINK_WAYS)[number];

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
	given: Pick<NewAccount, 'name' | 'email' | 'roles'> & { employeeId: string | null },
	way: LinkWay
): Promise<{ account: Account; link: GivenLink }> {
	const { employeeId, ...rest } = given;
	const employee = await employeeOf(employeeId);
	return withTransaction(async () => {
		const account = await createAccount(ctx, { ...rest, employee, password: null });
		return { account, link: await giveLink(ctx, account.id, way) };
	});
}
