import type { NotificationKind } from '../../domain/notifications/kinds';
import type { Moment } from '../../domain/matrix/version';
import {
	FIRST_CHOICES,
	type Choices,
	type Notification
} from '../../domain/notifications/notification';
import { everyPage, PAGE } from './every-page';
import { insertAll } from './insert-all';
import { storedOf } from './model';
import {
	NotificationChoices,
	Notifications,
	toNotification,
	type NotificationKeys,
	type StoredChoices,
	type StoredNotification
} from './models/notifications';

/** A digest lists no more than these; the centre has the rest. */
const MOST_OF_MAIL = 200;
/** One version is asked of no more people. */
const MOST_TOLD = 20_000;
/** Taken up at once; the next ones follow. */
const MOST_DIGESTS = 1_000;

/** Which of these are known already. */
export async function knownNotifications(ids: readonly string[]): Promise<Set<string>> {
	const raw = await Notifications.find({ _id: { $in: [...ids] } }, { _id: 1 })
		.limit(ids.length)
		.lean<{ _id: string }[]>();
	return new Set(raw.map(({ _id }) => _id));
}

/** Which of these people were told of a kind since a moment. */
export async function toldOfSince(
	kind: NotificationKind,
	userIds: readonly string[],
	since: Moment
): Promise<Set<string>> {
	const told = await Notifications.distinct('userId', {
		userId: { $in: [...userIds] },
		at: { $gt: since },
		kind
	});
	return new Set(told);
}

/** The accounts that were told of a kind under a key, as `notify` names them. */
export async function toldUnder(kind: NotificationKind, key: string): Promise<string[]> {
	const from = `${kind}:${key}:`;
	const raw = await Notifications.find({ _id: { $gte: from, $lt: `${from}\uffff` } }, { userId: 1 })
		.limit(MOST_TOLD)
		.lean<{ userId: string }[]>();
	return raw.map(({ userId }) => userId);
}

export async function insertNotifications(
	notifications: readonly Notification[],
	expiresAt: Date
): Promise<void> {
	if (notifications.length === 0) return;
	await insertAll(
		Notifications,
		notifications.map((one) => storedOf<Notification, NotificationKeys>(one, { expiresAt }))
	);
}

/** Lets go of what was kept for long enough, as the sweep does by and by. */
export async function forgetOldNotifications(now: Date): Promise<void> {
	await Notifications.deleteMany({ expiresAt: { $lte: now } });
}

/** A page of a person's notifications but for some kinds, the newest first. */
export async function notificationPage(
	userId: string,
	{ unreadOnly, but }: { unreadOnly: boolean; but: readonly NotificationKind[] },
	page: { skip: number; limit: number }
): Promise<{ rows: Notification[]; total: number }> {
	const filter = { userId, ...(unreadOnly ? { readAt: null } : {}), kind: { $nin: [...but] } };
	const raw = await Notifications.find(filter)
		.sort({ at: -1, _id: -1 })
		.skip(page.skip)
		.limit(page.limit)
		.lean<StoredNotification[]>();
	return { rows: raw.map(toNotification), total: await Notifications.countDocuments(filter) };
}

export async function countUnread(
	userId: string,
	but: readonly NotificationKind[]
): Promise<number> {
	return Notifications.countDocuments({ userId, readAt: null, kind: { $nin: [...but] } });
}

/** Kind and moment of a person's unread notifications of some kinds, in no order. */
export async function unreadOf(
	userId: string,
	kinds: readonly NotificationKind[]
): Promise<Pick<Notification, 'kind' | 'at' | 'readAt'>[]> {
	if (kinds.length === 0) return [];
	const raw = await everyPage<Pick<StoredNotification, '_id' | 'kind' | 'at'>>(async (after) =>
		Notifications.find(
			{
				userId,
				readAt: null,
				kind: { $in: [...kinds] },
				...(after ? { _id: { $gt: after._id } } : {})
			},
			{ kind: 1, at: 1 }
		)
			.sort({ _id: 1 })
			.limit(PAGE)
			.lean<Pick<StoredNotification, '_id' | 'kind' | 'at'>[]>()
	);
	return raw.map(({ kind, at }) => ({ kind, at, readAt: null }));
}

/** A person's own notification. */
export async function notificationOf(userId: string, id: string): Promise<Notification | null> {
	const raw = await Notifications.findOne({ _id: id, userId }).lean<StoredNotification | null>();
	return raw && toNotification(raw);
}

/** Marks one as read (or unread, with null). @returns false where nothing changed */
export async function markRead(
	userId: string,
	id: string,
	readAt: Moment | null
): Promise<boolean> {
	const result = await Notifications.updateOne(
		{ _id: id, userId, readAt: readAt === null ? { $ne: null } : null },
		{ $set: { readAt } }
	);
	return result.modifiedCount === 1;
}

/** The same for all of a kind between two moments, the second left out. */
export async function markKindRead(
	userId: string,
	kind: NotificationKind,
	between: [from: Moment, to: Moment],
	readAt: Moment | null
): Promise<boolean> {
	const [from, to] = between;
	const result = await Notifications.updateMany(
		{ userId, kind, at: { $gte: from, $lt: to }, readAt: readAt === null ? { $ne: null } : null },
		{ $set: { readAt } }
	);
	return result.modifiedCount > 0;
}

/** @returns how many were unread */
export async function markAllRead(userId: string, readAt: Moment): Promise<number> {
	const result = await Notifications.updateMany({ userId, readAt: null }, { $set: { readAt } });
	return result.modifiedCount;
}

/** Marks what leads to a page as read. @returns how many were unread */
export async function markReadLeadingTo(
	userId: string,
	href: string,
	readAt: Moment
): Promise<number> {
	const result = await Notifications.updateMany(
		{ userId, readAt: null, href },
		{ $set: { readAt } }
	);
	return result.modifiedCount;
}

/** Accounts with something that a digest is due for. */
export async function digestsDue(now: Moment): Promise<string[]> {
	const groups = await Notifications.aggregate<{ _id: string }>([
		{ $match: { digestAt: { $gt: '', $lte: now } } },
		{ $group: { _id: '$userId' } },
		{ $sort: { _id: 1 } },
		{ $limit: MOST_DIGESTS }
	]);
	return groups.map(({ _id }) => _id);
}

/**
 * Takes what is due of a person into a message; what they have read meanwhile needs none.
 * @returns how many the message carries
 */
export async function takeIntoDigest(
	userId: string,
	now: Moment,
	mailKey: string
): Promise<number> {
	const due = { userId, digestAt: { $gt: '', $lte: now } };
	await Notifications.updateMany({ ...due, readAt: { $ne: null } }, { $set: { digestAt: null } });
	const result = await Notifications.updateMany(due, { $set: { digestAt: null, mailKey } });
	return result.modifiedCount;
}

/** What a message carries, the oldest first. */
export async function notificationsOfMail(mailKey: string): Promise<Notification[]> {
	const raw = await Notifications.find({ mailKey })
		.sort({ at: 1, _id: 1 })
		.limit(MOST_OF_MAIL)
		.lean<StoredNotification[]>();
	return raw.map(toNotification);
}

/** What these people chose; whoever chose nothing has the first choices. */
export async function choicesOf(userIds: readonly string[]): Promise<(id: string) => Choices> {
	const raw = await NotificationChoices.find({ _id: { $in: [...userIds] } })
		.limit(userIds.length)
		.lean<StoredChoices[]>();
	const known = new Map(raw.map(({ _id, choices }) => [_id, choices]));
	return (id) => ({ ...FIRST_CHOICES, ...known.get(id) });
}

export async function putChoices(userId: string, choices: Choices): Promise<void> {
	await NotificationChoices.updateOne({ _id: userId }, { $set: { choices } }, { upsert: true });
}
