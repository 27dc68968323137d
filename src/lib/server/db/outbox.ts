import type { MailState, OutboxMail } from '../../domain/mail/outbox';
import type { Moment } from '../../domain/matrix/version';
import { insertAll } from './insert-all';
import { storedOf } from './model';
import {
	Outbox,
	OutboxHolds,
	toMail,
	type OutboxKeys,
	type StoredHold,
	type StoredMail
} from './models/outbox';

/** Lays down messages that are not known yet, by their keys. @returns how many were new */
export async function insertMails(mails: readonly OutboxMail[]): Promise<number> {
	if (mails.length === 0) return 0;
	const known = await Outbox.find({ _id: { $in: mails.map(({ id }) => id) } }, { _id: 1 })
		.limit(mails.length)
		.lean<{ _id: string }[]>();
	const there = new Set(known.map(({ _id }) => _id));
	const fresh = mails.filter(({ id }) => !there.has(id));
	if (fresh.length > 0)
		await insertAll(
			Outbox,
			fresh.map((mail) => storedOf<OutboxMail, OutboxKeys>(mail, { expiresAt: null }))
		);
	return fresh.length;
}

/** Notes a test message that was sent past the outbox, with how it went; it is swept like any other. */
export async function insertTestMail(mail: OutboxMail, expiresAt: Date): Promise<void> {
	await insertAll(Outbox, [storedOf<OutboxMail, OutboxKeys>(mail, { expiresAt })]);
}

/** Claims the message that has been due longest, or one whose process died before it handed anything over. */
export async function claimMail(
	now: Moment,
	lease: { holder: string; leaseUntil: Moment }
): Promise<OutboxMail | null> {
	const claim = {
		$set: { state: 'sending' as const, ...lease, updatedAt: now },
		$inc: { tries: 1 }
	};
	const left = { state: 'sending' as const, leaseUntil: { $lt: now } };
	const due = { state: 'queued' as const, nextAt: { $lte: now } };
	for (const filter of [due, left]) {
		const raw = await Outbox.findOneAndUpdate(filter, claim, {
			sort: { nextAt: 1 },
			returnDocument: 'after'
		}).lean<StoredMail | null>();
		if (raw) return toMail(raw);
	}
	return null;
}

/** Writes what becomes of a claimed message, unless somebody took it over since. */
export async function settleMail(
	id: string,
	holder: string,
	from: MailState,
	changes: Partial<Omit<StoredMail, '_id'>>
): Promise<boolean> {
	const result = await Outbox.updateOne({ _id: id, holder, state: from }, { $set: changes });
	return result.matchedCount === 1;
}

/** Messages whose process died while it handed them over: nobody knows whether they went out. */
export async function markUnsure(now: Moment): Promise<number> {
	const result = await Outbox.updateMany(
		{ state: 'handing-over', leaseUntil: { $lt: now } },
		{ $set: { state: 'unsure', holder: null, leaseUntil: null, updatedAt: now } }
	);
	return result.modifiedCount;
}

/** Where the server cannot be used: whatever is due now waits as well. */
export async function postponeQueued(now: Moment, nextAt: Moment): Promise<void> {
	await Outbox.updateMany({ state: 'queued', nextAt: { $lte: now } }, { $set: { nextAt } });
}

/** Moves a message from one of some states to another. @returns false where it is in none of them */
export async function moveMail(
	id: string,
	from: readonly MailState[],
	changes: Partial<Omit<StoredMail, '_id'>>
): Promise<boolean> {
	const result = await Outbox.updateOne({ _id: id, state: { $in: [...from] } }, { $set: changes });
	return result.matchedCount === 1;
}

/** Gives up what was written up to a moment and has not gone out. @returns how many */
export async function discardMailsUpTo(
	moment: Moment,
	now: Date,
	expiresAt: Date
): Promise<number> {
	const result = await Outbox.updateMany(
		{ state: { $in: ['queued', 'sending'] }, createdAt: { $lte: moment } },
		{ $set: { state: 'discarded', secret: null, updatedAt: now.toISOString(), expiresAt } }
	);
	return result.modifiedCount;
}

export async function mailById(id: string): Promise<OutboxMail | null> {
	const raw = await Outbox.findById(id).lean<StoredMail | null>();
	return raw && toMail(raw);
}

/** The newest messages in some states. */
export async function mailsIn(states: readonly MailState[], limit: number): Promise<OutboxMail[]> {
	const raw = await Outbox.find({ state: { $in: [...states] } })
		.sort({ updatedAt: -1 })
		.limit(limit)
		.lean<StoredMail[]>();
	return raw.map(toMail);
}

/** Messages that wait for their next try after a failed one, the longest waiting first. */
export async function mailsTriedInVain(limit: number): Promise<OutboxMail[]> {
	const raw = await Outbox.find({ state: 'queued', tries: { $gt: 0 } })
		.sort({ nextAt: 1 })
		.limit(limit)
		.lean<StoredMail[]>();
	return raw.map(toMail);
}

export async function countMails(state: MailState, since?: Moment): Promise<number> {
	return Outbox.countDocuments({ state, ...(since ? { updatedAt: { $gte: since } } : {}) });
}

/** When a message last went out; null where none is known to. */
export async function lastSent(): Promise<Moment | null> {
	const raw = await Outbox.findOne({ state: 'sent' }, { updatedAt: 1 })
		.sort({ updatedAt: -1 })
		.lean<{ updatedAt: Moment } | null>();
	return raw?.updatedAt ?? null;
}

/** The latest try that failed for one of these reasons, test messages among them. */
export async function lastFault<Code extends string>(
	codes: readonly Code[]
): Promise<{ at: Moment; fault: Code } | null> {
	const raw = await Outbox.findOne(
		{
			state: { $in: ['queued', 'failed', 'discarded'] },
			// Whatever else was given up was so by a person, long after its try.
			$or: [{ state: { $ne: 'discarded' } }, { template: 'test' }],
			tries: { $gt: 0 },
			'fault.code': { $in: [...codes] }
		},
		{ updatedAt: 1, fault: 1 }
	)
		.sort({ updatedAt: -1 })
		.lean<{ updatedAt: Moment; fault: { code: Code } } | null>();
	return raw && { at: raw.updatedAt, fault: raw.fault.code };
}

/** When the message that waits longest was laid down; null where none waits. */
export async function oldestQueued(): Promise<Moment | null> {
	const raw = await Outbox.findOne({ state: 'queued' }, { createdAt: 1 })
		.sort({ createdAt: 1 })
		.lean<{ createdAt: Moment } | null>();
	return raw?.createdAt ?? null;
}

/** Messages laid down since a moment, by account; whoever had none is left out. */
export async function mailsSince(
	userIds: readonly string[],
	since: Moment
): Promise<Map<string, number>> {
	const groups = await Outbox.aggregate<{ _id: string; count: number }>([
		{ $match: { userId: { $in: [...userIds] }, createdAt: { $gt: since } } },
		{ $group: { _id: '$userId', count: { $sum: 1 } } }
	]);
	return new Map(groups.map(({ _id, count }) => [_id, count]));
}

const HOLD = 'hold';

export async function outboxHold(): Promise<Omit<StoredHold, '_id'> | null> {
	const raw = await OutboxHolds.findById(HOLD).lean<StoredHold | null>();
	return raw && { reason: raw.reason, since: raw.since };
}

/** Nothing is sent from now on; an earlier hold stays as it is. */
export async function putHold(hold: Omit<StoredHold, '_id'>): Promise<boolean> {
	const result = await OutboxHolds.updateOne(
		{ _id: HOLD },
		{ $setOnInsert: hold },
		{ upsert: true }
	);
	return result.upsertedCount === 1;
}

export async function removeHold(): Promise<boolean> {
	return (await OutboxHolds.deleteOne({ _id: HOLD })).deletedCount === 1;
}
