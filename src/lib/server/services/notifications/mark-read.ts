import { addDays, civilDateIn } from '$lib/domain/calendar/civil-date';
import type { Moment } from '$lib/domain/matrix/version';
import { isFolded } from '$lib/domain/notifications/fold';
import {
	markAllRead,
	markKindRead,
	markRead,
	markReadLeadingTo,
	notificationOf
} from '$lib/server/db/notifications';
import { raiseStamp } from '$lib/server/db/stamps';
import { withTransaction } from '$lib/server/db/transaction';
import { startOfDay } from '../calendar/start-of-day';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { zoneOf } from '../today';
import { unreadCount } from './unread-count';

/**
 * Marks one of the person's own notifications as read, or as unread again; with it those that are
 * shown as one with it.
 */
export async function readNotification(ctx: Context, id: string, read = true): Promise<void> {
	const { userId } = ctx.actor;
	const readAt = read ? ctx.now.toISOString() : null;
	await withTransaction(async () => {
		const notice = await notificationOf(userId, id);
		if (!notice) return;
		const changed = isFolded(notice.kind)
			? await markKindRead(userId, notice.kind, await dayAround(ctx, notice.at), readAt)
			: await markRead(userId, id, readAt);
		if (changed) await raiseStamp('notifications');
	});
}

/** The person's day that a moment lies in, as moments. */
async function dayAround({ actor }: Context, at: Moment): Promise<[from: Moment, to: Moment]> {
	const structure = await currentStructure();
	const zone = zoneOf(structure, structure.employees.get(actor.employeeId ?? '')?.companyId);
	const day = civilDateIn(new Date(at), zone);
	return [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
}

/** @returns how many were unread, as the list shows them */
export async function readAllNotifications(ctx: Context): Promise<number> {
	return withTransaction(async () => {
		const shown = await unreadCount(ctx);
		const count = await markAllRead(ctx.actor.userId, ctx.now.toISOString());
		if (count > 0) await raiseStamp('notifications');
		return shown;
	});
}

/**
 * What asked somebody to do a thing is read once they have done it, or it is not asked any more;
 * joins the caller's transaction.
 */
export async function readWhatLedTo(
	ctx: Context,
	href: string,
	userId: string = ctx.actor.userId
): Promise<void> {
	const count = await markReadLeadingTo(userId, href, ctx.now.toISOString());
	if (count > 0) await raiseStamp('notifications');
}
