import { civilDateIn } from '$lib/domain/calendar/civil-date';
import { kindsKeptFrom } from '$lib/domain/notifications/concern';
import { FOLDED_KINDS, foldNotices } from '$lib/domain/notifications/fold';
import { countUnread, unreadOf } from '$lib/server/db/notifications';
import { readStamp, storeOpening } from '$lib/server/db/stamps';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { zoneOf } from '../today';

const MOST_KEPT = 5_000;
const kept = new Map<string, { stamp: string; count: number }>();

/**
 * How many notifications the person has not read, counted as their list shows them: those that it
 * folds are one. Counted anew only after something was told or read.
 */
export async function unreadCount(ctx: Context): Promise<number> {
	const { userId } = ctx.actor;
	const but = kindsKeptFrom(ctx.actor);
	// Read before counting: what is told between the two is counted at the next request.
	const stamp = `${storeOpening()}.${await readStamp('notifications')}.${but.join()}`;
	const known = kept.get(userId);
	if (known?.stamp === stamp) return known.count;
	const alone = await countUnread(userId, [...but, ...FOLDED_KINDS]);
	const count = alone + (await countFolded(ctx, but));
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(userId, { stamp, count });
	return count;
}

async function countFolded(
	{ actor }: Context,
	but: ReturnType<typeof kindsKeptFrom>
): Promise<number> {
	const kinds = FOLDED_KINDS.filter((kind) => !but.includes(kind));
	const notices = await unreadOf(actor.userId, kinds);
	if (notices.length < 2) return notices.length;
	const structure = await currentStructure();
	const zone = zoneOf(structure, structure.employees.get(actor.employeeId ?? '')?.companyId);
	return foldNotices(notices, ({ at }) => civilDateIn(new Date(at), zone)).length;
}
