/**
 * Links that work once, for a day or, as invitations, for a week: they create the first administrator, or let the person of an
 * account choose a password. The store keeps the hash of a link's token only.
 */
import type { Account, LinkKind } from '$lib/domain/access/account';
import { canManageAccounts } from '$lib/domain/access/can';
import { newPasswordFaults } from '$lib/domain/access/forms';
import { LINK_LIFE_MS } from '$lib/domain/accounts/account-state';
import { hashPassword } from '$lib/server/auth/passwords';
import { endSessionsOf } from '$lib/server/auth/sessions';
import { hashToken, newToken } from '$lib/server/auth/tokens';
import {
	deleteLinksOf,
	findOpenLink,
	insertLink,
	takeLink
} from '$lib/server/db/accounts/setup-links';
import { storeInvitation } from '$lib/server/db/accounts/account-changes';
import { forgetDevicesOf } from '$lib/server/db/accounts/known-devices';
import {
	anyAccount,
	findAccount,
	insertAccount,
	storePassword
} from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { appendAccountEvent } from './account-event';
import { actorOf } from './actor-of';
import { accountOf } from './create-account';
import { leaveNotice } from './notices';

/** A new link: its token, shown once, and what the store keeps of it. */
export const linkOf = (kind: LinkKind, userId: string | null, now: Date) => {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + LINK_LIFE_MS[kind]);
	return { token, stored: { _id: hashToken(token), kind, userId, usedAt: null, expiresAt } };
};

/** The token of a link that creates the first administrator; null where somebody has an account. */
export async function makeFirstLink(now: Date): Promise<string | null> {
	if (await anyAccount()) return null;
	const { token, stored } = linkOf('first-administrator', null, now);
	await insertLink(stored);
	return token;
}

/**
 * The token of a link by which an account's person chooses a password; earlier ones stop working.
 * @param deliver inside the transaction: what takes the link to its person, all or nothing
 * @throws DomainError `forbidden`, `not-found`, `account-closed` for a deactivated account
 */
export async function makeAccountLink(
	ctx: Context,
	accountId: string,
	deliver: (account: Account, token: string, kind: LinkKind) => Promise<void> = async () => {}
): Promise<string> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	return withTransaction(async () => {
		const account = await findAccount(accountId);
		if (!account) throw notFound();
		if (account.deactivatedAt) throw new DomainError('account-closed');
		const kind = account.passwordChangedAt === null ? 'invite' : 'reset';
		const { token, stored } = linkOf(kind, account.id, ctx.now);
		await deleteLinksOf(account.id);
		await insertLink(stored);
		await appendAccountEvent(ctx, account, 'account-link-made', [
			{ path: 'link', before: null, after: kind }
		]);
		if (kind === 'invite') await storeInvitation([account.id], stored.expiresAt.toISOString());
		else await leaveNotice(ctx, account, 'link-made');
		await deliver(account, token, kind);
		return token;
	});
}

/** What an open link is for and whom it belongs to; null for a used, old or invented one. */
export async function readLink(
	token: string,
	now: Date
): Promise<{ kind: LinkKind; account: Account | null } | null> {
	const link = await findOpenLink(hashToken(token), now);
	if (!link) return null;
	if (link.userId === null) return (await anyAccount()) ? null : { kind: link.kind, account: null };
	const account = await findAccount(link.userId);
	return account && !account.deactivatedAt ? { kind: link.kind, account } : null;
}

/**
 * Uses a link up: creates the first administrator, or sets the password and ends every session.
 * @param typed.person who the first administrator is; of no use to the other kinds
 * @throws DomainError `link-invalid`; `password-weak` with the faults, parted by spaces (the link stays good)
 */
export async function useLink(
	token: string,
	typed: { next: string; again: string; person?: { name: string; email: string } },
	now: Date
): Promise<Account> {
	const link = await readLink(token, now);
	if (!link) throw new DomainError('link-invalid');
	const { name, email, number } = link.account
		? { ...link.account, number: link.account.employeeNumber }
		: { name: '', email: '', number: '', ...typed.person };
	const faults = newPasswordFaults(typed, [name, email ?? '', number ?? '']);
	if (faults.length > 0) throw new DomainError('password-weak', { fault: faults.join(' ') });
	const passwordHash = await hashPassword(typed.next);
	const take = async () => {
		if (!(await takeLink(hashToken(token), now))) throw new DomainError('link-invalid');
	};
	return link.account
		? setPassword(link.account, link.kind, passwordHash, now, take)
		: createFirst({ name, email: email ?? '' }, passwordHash, now, take);
}

async function createFirst(
	person: { name: string; email: string },
	passwordHash: string,
	now: Date,
	take: () => Promise<void>
): Promise<Account> {
	if (!person.name || !person.email) throw new DomainError('invalid-input', { field: 'email' });
	const account = accountOf(
		{ ...person, employee: null, roles: ['administrator'], password: '' },
		now
	);
	const ctx = { actor: await actorOf(account, now), now };
	await withTransaction(async () => {
		await take();
		// Two links may be open; the first administrator is one.
		if (await anyAccount()) throw new DomainError('link-invalid');
		await insertAccount(account, passwordHash);
		await appendAccountEvent(ctx, account, 'account-created', [
			{ path: 'roles', before: null, after: 'administrator' }
		]);
	});
	return account;
}

async function setPassword(
	account: Account,
	kind: LinkKind,
	passwordHash: string,
	now: Date,
	take: () => Promise<void>
): Promise<Account> {
	const ctx = { actor: await actorOf(account, now), now };
	const at = now.toISOString();
	await withTransaction(async () => {
		await take();
		await storePassword(account.id, passwordHash, {
			passwordChangedAt: at,
			...(kind === 'reset' ? { resetByLinkAt: at } : {})
		});
		await storeInvitation([account.id], null);
		await endSessionsOf(account.id);
		await forgetDevicesOf(account.id);
		await appendAccountEvent(ctx, account, 'password-set-by-link');
		const seen = await findAccount(account.id);
		if (seen && kind === 'reset') await leaveNotice(ctx, seen, 'password-set-by-link');
	});
	return account;
}
