import { markAllRead, markRead, markReadLeadingTo } from '$lib/server/db/notifications';
import { raiseStamp } from '$lib/server/db/stamps';
import { withTransaction } from '$lib/server/db/transaction';
import type { Context } from '../context';

/** Marks one of the person's own notifications as read, or as unread again. */
export async function readNotification(ctx: Context, id: string, read = true): Promise<void> {
	await withTransaction(async () => {
		const changed = await markRead(ctx.actor.userId, id, read ? ctx.now.toISOString() : null);
		if (changed) await raiseStamp('notifications');
	});
}

/** @returns how many were unread */
export async function readAllNotifications(ctx: Context): Promise<number> {
	return withTransaction(async () => {
		const count = await markAllRead(ctx.actor.userId, ctx.now.toISOString());
		if (count > 0) await raiseStamp('notifications');
		return count;
	});
}

/** What asked somebody to do a thing is read once they have done it; joins the caller's transaction. */
export async function readWhatLedTo(ctx: Context, href: string): Promise<void> {
	const count = await markReadLeadingTo(ctx.actor.userId, href, ctx.now.toISOString());
	if (count > 0) await raiseStamp('notifications');
}
