import { canManageAccounts } from '$lib/domain/access/can';
import type { OwnSession } from '$lib/domain/accounts/views';
import { endSessionsOf, sessionList } from '$lib/server/auth/sessions';
import { countSessionsOf, deleteSessionOf } from '$lib/server/db/accounts/sessions';
import { findAccount } from '$lib/server/db/accounts/users';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { appendAccountEvent } from './account-event';
import { leaveNotice } from './notices';

/** The person's open sessions, the present one first, then newest first. */
export async function ownSessions(ctx: Context, here: string): Promise<OwnSession[]> {
	const open = (await sessionList(ctx.actor.userId)).filter(
		({ expiresAt }) => expiresAt.getTime() > ctx.now.getTime()
	);
	const rows = open.map(({ publicId, device, network, startedAt, seenAt }) => ({
		publicId,
		device,
		network,
		startedAt,
		seenAt: publicId === here ? ctx.now.toISOString() : seenAt,
		here: publicId === here
	}));
	return rows.sort((a, b) => Number(b.here) - Number(a.here));
}

const ended = (count: number) => [{ path: 'sessions', before: null, after: String(count) }];

/** Ends one of the person's own sessions; one that is gone already is no failure. */
export async function endOwnSession(ctx: Context, publicId: string): Promise<void> {
	const account = await findAccount(ctx.actor.userId);
	if (!account) throw notFound();
	await withTransaction(async () => {
		if (await deleteSessionOf(account.id, publicId))
			await appendAccountEvent(ctx, account, 'sessions-ended', ended(1));
	});
}

/** Signs out everywhere but here. @returns how many sessions that ended */
export async function endOtherSessions(ctx: Context, kept: string): Promise<number> {
	const account = await findAccount(ctx.actor.userId);
	if (!account) throw notFound();
	return withTransaction(async () => {
		const count = (await countSessionsOf(account.id, ctx.now)) - 1;
		if (count < 1) return 0;
		await endSessionsOf(account.id, kept);
		await appendAccountEvent(ctx, account, 'sessions-ended', ended(count));
		return count;
	});
}

/**
 * Ends all sessions of somebody else's account. @returns how many there were
 * @throws DomainError `forbidden`, `not-found`
 */
export async function endSessionsFor(ctx: Context, accountId: string): Promise<number> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	return withTransaction(async () => {
		const account = await findAccount(accountId);
		if (!account) throw notFound();
		const count = await countSessionsOf(accountId, ctx.now);
		if (count === 0) return 0;
		await endSessionsOf(accountId);
		await appendAccountEvent(ctx, account, 'sessions-ended', ended(count));
		await leaveNotice(ctx, account, 'sessions-ended');
		return count;
	});
}
