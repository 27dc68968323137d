import type { Account } from '$lib/domain/access/account';
import { isFolded } from '$lib/domain/notifications/fold';
import type { NotificationKind } from '$lib/domain/notifications/kinds';
import { mailingOf, type Mailing } from '$lib/domain/notifications/mailing';
import type { Notification } from '$lib/domain/notifications/notification';
import { accountsByIds } from '$lib/server/db/accounts';
import { demonstrationState } from '$lib/server/db/demonstration';
import {
	choicesOf,
	insertNotifications,
	knownNotifications,
	toldOfSince
} from '$lib/server/db/notifications';
import { mailsSince } from '$lib/server/db/outbox';
import { raiseStamp } from '$lib/server/db/stamps';
import type { Context } from '../context';
import { enqueueJob } from '../jobs/enqueue-job';
import { mailConfigured } from '../mail/mail-state';
import { queueMails } from '../mail/queue-mail';
import { digestMoments } from './digest-moments';

type NoticeData = Record<string, string | number>;

export interface NewNotification {
	kind: NotificationKind;
	/** Names the event, for everybody or for each: the same one is told to nobody twice. */
	key: string | ((userId: string) => string);
	userIds: readonly string[];
	/** Those accounts, where the caller has read them in the same transaction. */
	accounts?: readonly Account[];
	/** What its words are made of; the same for everybody, or each their own. */
	data: NoticeData | ((userId: string) => NoticeData);
	/** Where it leads, within the product; the same page for everybody, or each their own. */
	href: string | ((userId: string) => string);
}

const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS = 180 * 24 * HOUR_MS;
const CHUNK = 1_000;

/**
 * Tells accounts of an event, inside the caller's transaction: an entry in the notification centre
 * of each, and mail as each has chosen. Whoever is deactivated is told nothing.
 * @returns the accounts that were told now; whoever knew already is left out
 */
export async function notify(ctx: Context, event: NewNotification): Promise<string[]> {
	const userIds = [...new Set(event.userIds)];
	const told: string[] = [];
	for (let from = 0; from < userIds.length; from += CHUNK)
		told.push(...(await tell(ctx, event, userIds.slice(from, from + CHUNK))));
	return told;
}

async function tell(ctx: Context, event: NewNotification, userIds: string[]): Promise<string[]> {
	const { key } = event;
	const idFor = (userId: string) =>
		`${event.kind}:${typeof key === 'string' ? key : key(userId)}:${userId}`;
	const known = await knownNotifications(userIds.map(idFor));
	const wanted = new Set(userIds);
	const accounts = (event.accounts ?? (await accountsByIds(userIds))).filter(
		({ id, deactivatedAt }) => deactivatedAt === null && wanted.has(id) && !known.has(idFor(id))
	);
	if (accounts.length === 0) return [];
	const mailing = await mailings(ctx, event.kind, accounts);
	const digests = await digestMoments(
		ctx.now,
		accounts.map(({ employeeId }, at) => ({ employeeId, mailing: mailing[at] ?? 'none' }))
	);
	const told = accounts.map(({ id: userId }, at): Notification => {
		const id = idFor(userId);
		return {
			id,
			userId,
			kind: event.kind,
			data: typeof event.data === 'function' ? event.data(userId) : event.data,
			href: typeof event.href === 'string' ? event.href : event.href(userId),
			at: ctx.now.toISOString(),
			readAt: null,
			digestAt: digests[at] ?? null,
			mailKey: mailing[at] === 'now' ? id : null
		};
	});
	await insertNotifications(told, new Date(ctx.now.getTime() + KEPT_MS));
	await queueMails(
		ctx,
		told
			.filter(({ mailKey }) => mailKey !== null)
			.map(({ id, userId }) => ({ key: id, to: { userId }, template: 'notification', data: {} }))
	);
	for (const moment of new Set(digests.filter((moment) => moment !== null)))
		await enqueueJob({
			kind: 'mail-digest',
			key: `mail-digest:${moment}`,
			runAt: new Date(moment)
		});
	await raiseStamp('notifications');
	return told.map(({ userId }) => userId);
}

/** How each account is reached by mail, in their order. */
async function mailings(
	ctx: Context,
	kind: NotificationKind,
	accounts: readonly Account[]
): Promise<Mailing[]> {
	// The story of the demonstration company happened long ago, to people who are nobody.
	if (!mailConfigured() || (await demonstrationState()) === 'begun')
		return accounts.map(() => 'none');
	const ids = accounts.map(({ id }) => id);
	const choices = await choicesOf(ids);
	const since = new Date(ctx.now.getTime() - HOUR_MS).toISOString();
	const lastHour = await mailsSince(ids, since);
	const alike = isFolded(kind) ? await toldOfSince(kind, ids, since) : new Set<string>();
	return accounts.map(({ id, email }) =>
		mailingOf(kind, {
			hasAddress: email !== null,
			choices: choices(id),
			lastHour: lastHour.get(id) ?? 0,
			alike: alike.has(id)
		})
	);
}
