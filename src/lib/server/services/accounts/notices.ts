import type { Account } from '$lib/domain/access/account';
import { withNotice, type NoticeKind, type ShownNotice } from '$lib/domain/accounts/notices';
import { dropNotice, storeNotices } from '$lib/server/db/accounts/account-changes';
import { accountsByIds } from '$lib/server/db/accounts';
import { newId } from '$lib/server/db/ids';
import type { Context } from '../context';
import { notify } from '../notifications/notify';
import { consoleActor } from './console-actor';

const consoleUser = consoleActor([]);

/**
 * Leaves word of a change for the account's person, inside the transaction that changes it. What
 * one does oneself is no news; a link that was used is, because somebody else may have used it.
 * @param account as the transaction has read it
 */
export async function leaveNotice(
	ctx: Context,
	account: Account,
	kind: NoticeKind,
	change: { before: string; after: string } = { before: '', after: '' }
): Promise<void> {
	const self = ctx.actor.userId === account.id;
	if (self && kind !== 'password-set-by-link') return;
	const notice = {
		id: newId(ctx.now),
		kind,
		at: ctx.now.toISOString(),
		by: self ? '' : ctx.actor.userId,
		...change
	};
	await storeNotices(account.id, withNotice(account.notices, notice));
	if (kind !== 'roles-changed' && kind !== 'password-set-by-link') return;
	await notify(ctx, {
		kind,
		key: `${account.id}:${notice.at}`,
		userIds: [account.id],
		data: change,
		href: '/account'
	});
}

/** What the person has not seen yet, newest first, with the names of whoever did it. */
export async function openNotices(account: Account): Promise<ShownNotice[]> {
	if (account.notices.length === 0) return [];
	const others = await accountsByIds(account.notices.map(({ by }) => by).filter(Boolean));
	const names = new Map(others.map(({ id, name }) => [id, name]));
	names.set(consoleUser.userId, consoleUser.name);
	return account.notices.map((notice) => ({ ...notice, by: names.get(notice.by) ?? '' }));
}

/** The person has seen it. */
export async function dismissNotice(ctx: Context, noticeId: string): Promise<void> {
	await dropNotice(ctx.actor.userId, noticeId);
}
