import { kindsKeptFrom } from '$lib/domain/notifications/concern';
import { countUnread } from '$lib/server/db/notifications';
import { readStamp, storeOpening } from '$lib/server/db/stamps';
import type { Context } from '../context';

const MOST_KEPT = 5_000;
const kept = new Map<string, { stamp: string; count: number }>();

/** How many notifications the person has not read; counted anew only after something was told or read. */
export async function unreadCount(ctx: Context): Promise<number> {
	const { userId } = ctx.actor;
	const but = kindsKeptFrom(ctx.actor);
	// Read before counting: what is told between the two is counted at the next request.
	const stamp = `${storeOpening()}.${await readStamp('notifications')}.${but.join()}`;
	const known = kept.get(userId);
	if (known?.stamp === stamp) return known.count;
	const count = await countUnread(userId, but);
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(userId, { stamp, count });
	return count;
}
