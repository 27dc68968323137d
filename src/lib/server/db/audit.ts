import {
	AuditEvents,
	AuditHeads,
	AuditSeals,
	PersonKeys,
	type AuditEventRecord,
	type StoredAuditEvent,
	type StoredAuditHead,
	type StoredAuditSeal
} from './models/audit';
import { plainBytes } from './bytes';
import { insertAll } from './insert-all';

export type { AuditEventRecord, Sealed, StoredAuditHead, StoredChange } from './models/audit';

export interface AuditSeal extends Omit<StoredAuditSeal, '_id'> {
	number: number;
}

const toEvent = (raw: unknown): AuditEventRecord => {
	const { _id: id, ...rest } = raw as StoredAuditEvent;
	return { id, ...rest };
};

export const headKey = (recordKind: string, recordId: string): string =>
	`${recordKind}:${recordId}`;

export async function insertEvents(events: readonly AuditEventRecord[]): Promise<void> {
	await insertAll(
		AuditEvents,
		events.map(({ id, ...rest }) => ({ _id: id, ...rest }))
	);
}

export async function auditHead(kind: string, id: string): Promise<StoredAuditHead | null> {
	return AuditHeads.findById(headKey(kind, id)).lean<StoredAuditHead | null>();
}

/** The ends of these chains, by their keys; a chain that has not begun is left out. */
export async function auditHeads(keys: readonly string[]): Promise<Map<string, StoredAuditHead>> {
	const raw = await AuditHeads.find({ _id: { $in: [...keys] } })
		.limit(keys.length)
		.lean<(StoredAuditHead & { _id: string })[]>();
	return new Map(raw.map((head) => [head._id, head]));
}

/** The ends of chains that begin with these events. */
export async function insertHeads(
	events: readonly Pick<AuditEventRecord, 'recordKind' | 'recordId' | 'seq' | 'hash' | 'at'>[]
): Promise<void> {
	await insertAll(
		AuditHeads,
		events.map(({ recordKind, recordId, seq, hash, at }) => ({
			_id: headKey(recordKind, recordId),
			recordKind,
			recordId,
			seq,
			hash,
			at,
			sealed: false
		}))
	);
}

/** Moves a chain's end on from `seq - 1`. @returns false where another event came first */
export async function moveHead(head: Omit<StoredAuditHead, '_id' | 'sealed'>): Promise<boolean> {
	if (head.seq === 1) {
		await insertHeads([head]);
		return true;
	}
	const result = await AuditHeads.updateOne(
		{ _id: headKey(head.recordKind, head.recordId), seq: head.seq - 1 },
		{ $set: { seq: head.seq, hash: head.hash, at: head.at, sealed: false } }
	);
	return result.matchedCount === 1;
}

/**
 * The same for many chains that have all begun, inside a transaction that is given up unless all of
 * them moved on. @returns how many did
 */
export async function moveHeads(
	heads: readonly Omit<StoredAuditHead, '_id' | 'sealed'>[]
): Promise<number> {
	let moved = 0;
	// Known whole, an end is laid down anew: a statement for each of thousands costs more than all else.
	for (const [seq, some] of Map.groupBy(heads, (head) => head.seq)) {
		const ids = some.map(({ recordKind, recordId }) => headKey(recordKind, recordId));
		const { deletedCount } = await AuditHeads.deleteMany({ _id: { $in: ids }, seq: seq - 1 });
		moved += deletedCount;
		if (deletedCount === some.length) await insertHeads(some);
	}
	return moved;
}

export interface EventQuery {
	parts: readonly ('hr' | 'settings')[];
	/** Any of these. */
	actorIds?: readonly string[];
	action?: string;
	recordKind?: string;
	recordId?: string;
	/** Moments, `from` included, `before` not. */
	from?: string;
	before?: string;
	/** Continue behind this event. */
	after?: { at: string; id: string };
}

/** Events, newest first. */
export async function eventPage(query: EventQuery, limit: number): Promise<AuditEventRecord[]> {
	const { parts, actorIds, after, from, before, ...equal } = query;
	const at = {
		...(from !== undefined ? { $gte: from } : {}),
		...(before !== undefined ? { $lt: before } : {})
	};
	const raw = await AuditEvents.find({
		...equal,
		part: { $in: [...parts] },
		...(actorIds ? { actorId: { $in: [...actorIds] } } : {}),
		...(Object.keys(at).length > 0 ? { at } : {}),
		...(after ? { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }] } : {})
	})
		.sort({ at: -1, _id: -1 })
		.limit(limit)
		.lean();
	return raw.map(toEvent);
}

/** One record's events, newest first. */
export async function eventsOf(
	recordKind: string,
	recordId: string,
	limit = 500
): Promise<AuditEventRecord[]> {
	const raw = await AuditEvents.find({ recordKind, recordId })
		.sort({ seq: -1 })
		.limit(limit)
		.lean();
	return raw.map(toEvent);
}

/** Every event, or all of one record, chain by chain in order, for verifying. */
export async function* allEvents(
	of: { recordKind: string; recordId: string } | Record<never, never> = {}
): AsyncGenerator<AuditEventRecord> {
	const cursor = AuditEvents.find(of).sort({ recordKind: 1, recordId: 1, seq: 1 }).lean().cursor();
	for await (const raw of cursor) yield toEvent(raw);
}

export async function* allHeads(): AsyncGenerator<StoredAuditHead> {
	for await (const raw of AuditHeads.find().sort({ _id: 1 }).lean().cursor())
		yield raw as unknown as StoredAuditHead;
}

/** Ends of chains that no seal holds yet. */
export async function unsealedHeads(limit: number): Promise<StoredAuditHead[]> {
	return AuditHeads.find({ sealed: false }).sort({ _id: 1 }).limit(limit).lean<StoredAuditHead[]>();
}

export async function markSealed(ids: readonly string[]): Promise<void> {
	await AuditHeads.updateMany({ _id: { $in: [...ids] } }, { $set: { sealed: true } });
}

const toSeal = (raw: unknown): AuditSeal => {
	const { _id, ...rest } = raw as StoredAuditSeal;
	return { number: Number(_id), ...rest };
};

export async function lastSeal(): Promise<AuditSeal | null> {
	const raw = await AuditSeals.findOne().sort({ _id: -1 }).lean();
	return raw && toSeal(raw);
}

export async function insertSeal({ number, ...seal }: AuditSeal): Promise<void> {
	await AuditSeals.insertMany([{ _id: String(number).padStart(9, '0'), ...seal }]);
}

export async function* allSeals(): AsyncGenerator<AuditSeal> {
	for await (const raw of AuditSeals.find().sort({ _id: 1 }).lean().cursor()) yield toSeal(raw);
}

/** A person's key: bytes, null once erased, undefined where there never was one. */
export async function personKey(person: string): Promise<Uint8Array | null | undefined> {
	const raw = await PersonKeys.findById(person).lean();
	if (!raw) return undefined;
	return raw.key === null ? null : plainBytes(raw.key);
}

/** The keys of these people as `personKey` gives them; whoever never had one is left out. */
export async function personKeys(
	people: readonly string[]
): Promise<Map<string, Uint8Array | null>> {
	const raw = await PersonKeys.find({ _id: { $in: [...people] } })
		.limit(people.length)
		.lean();
	return new Map(raw.map(({ _id, key }) => [_id, key === null ? null : plainBytes(key)]));
}

export async function insertPersonKeys(
	keys: ReadonlyMap<string, Uint8Array>,
	at: string
): Promise<void> {
	await insertAll(
		PersonKeys,
		[...keys].map(([person, key]) => ({
			...{ _id: person, key: Buffer.from(key), createdAt: at, erasedAt: null }
		}))
	);
}

/** Erases a key for good; its mark stays, so that no new one is made for old events. */
export async function erasePersonKey(person: string, at: string): Promise<boolean> {
	const result = await PersonKeys.updateOne(
		{ _id: person, erasedAt: null },
		{ $set: { key: null, erasedAt: at } }
	);
	return result.matchedCount === 1;
}

/** A mark for somebody whose key this store never had: no new one is made for them. */
export async function insertErasedKey(person: string, at: string): Promise<void> {
	await PersonKeys.insertMany([{ _id: person, key: null, createdAt: at, erasedAt: at }]);
}

/** Everybody whose key was erased, and when. */
export async function erasedPeople(): Promise<{ person: string; erasedAt: string }[]> {
	const raw = await PersonKeys.find({ erasedAt: { $gt: '' } })
		.select({ erasedAt: 1 })
		.lean<{ _id: string; erasedAt: string }[]>();
	return raw.map(({ _id: person, erasedAt }) => ({ person, erasedAt }));
}
