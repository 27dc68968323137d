import {
	auditHead,
	auditHeads,
	headKey,
	insertEvents,
	insertHeads,
	moveHead,
	moveHeads,
	type AuditEventRecord,
	type StoredChange
} from '$lib/server/db/audit';
import { newId } from '$lib/server/db/ids';
import { withTransaction } from '$lib/server/db/transaction';
import type { Context } from '../context';
import { eventHash, NO_HASH } from './chain';
import { encrypt, keysFor } from './personal-values';

/** One field before and after, as texts; `personal` ones are encrypted with the person's key. */
export interface EventChange {
	path: string;
	before: string | null;
	after: string | null;
	personal?: boolean;
}

export interface NewEvent {
	kind: string;
	id: string;
	/** What people call the record. It is not kept where it is a person's name (see NAMELESS). */
	name: string;
	action: string;
	changes?: readonly EventChange[];
	/** The employee or account that the personal values are about. */
	person?: string;
	part?: 'hr' | 'settings';
}

/** Kinds whose name is a person's: it is looked up when an event is read, so that it can be erased. */
const NAMELESS = new Set(['account', 'employee']);

/**
 * Appends an event to the chain of its record. Call it inside the transaction that changes the
 * record: both are kept or neither is.
 */
export async function appendEvent(ctx: Context, event: NewEvent): Promise<void> {
	await withTransaction(async () => {
		const head = await auditHead(event.kind, event.id);
		const [record] = await nextEvents(ctx, [event], () => head);
		if (!record) return;
		await insertEvents([record]);
		const { recordKind, recordId, seq, hash, at } = record;
		if (!(await moveHead({ recordKind, recordId, seq, hash, at })))
			throw new Error(`the chain of ${recordKind} ${recordId} moved on`);
	});
}

/** The same for many records that have just been made, each at most once: their chains begin. */
export async function appendFirstEvents(ctx: Context, events: readonly NewEvent[]): Promise<void> {
	if (events.length === 0) return;
	await withTransaction(async () => {
		const records = await nextEvents(ctx, events, () => null);
		await insertEvents(records);
		await insertHeads(records);
	});
}

/** Events in one statement: bounded, however many people a position has. */
const CHUNK = 1_000;

/** The same for many records, new or not, each at most once. */
export async function appendEvents(ctx: Context, events: readonly NewEvent[]): Promise<void> {
	await withTransaction(async () => {
		for (let from = 0; from < events.length; from += CHUNK) {
			const some = events.slice(from, from + CHUNK);
			const heads = await auditHeads(some.map(({ kind, id }) => headKey(kind, id)));
			const records = await nextEvents(
				ctx,
				some,
				({ kind, id }) => heads.get(headKey(kind, id)) ?? null
			);
			await insertEvents(records);
			const first = records.filter(({ seq }) => seq === 1);
			const later = records.filter(({ seq }) => seq > 1);
			if (first.length > 0) await insertHeads(first);
			if (later.length > 0 && (await moveHeads(later)) !== later.length)
				throw new Error('a chain moved on');
		}
	});
}

type Head = { seq: number; hash: string } | null;

/** Each event as the next one of its chain, whose end so far `headOf` tells. */
async function nextEvents(
	ctx: Context,
	events: readonly NewEvent[],
	headOf: (event: NewEvent) => Head
): Promise<AuditEventRecord[]> {
	const at = ctx.now.toISOString();
	const keys = await keysFor(peopleOf(events), at);
	return events.map((event) => {
		const head = headOf(event);
		const unhashed: Omit<AuditEventRecord, 'hash'> = {
			id: newId(ctx.now),
			recordKind: event.kind,
			recordId: event.id,
			recordName: NAMELESS.has(event.kind) ? '' : event.name,
			seq: (head?.seq ?? 0) + 1,
			part: event.part ?? 'hr',
			actorId: ctx.actor.userId,
			action: event.action,
			at,
			changes: storedChanges(event, keys.get(event.person ?? '') ?? null),
			person: event.person ?? null,
			prevHash: head?.hash ?? NO_HASH
		};
		return { ...unhashed, hash: eventHash(unhashed) };
	});
}

/** Whose keys are needed: a key is made only where a personal value is to be kept. */
function peopleOf(events: readonly NewEvent[]): Set<string> {
	return new Set(
		events.flatMap(({ person, changes = [] }) =>
			person && changes.some(({ personal }) => personal) ? [person] : []
		)
	);
}

function storedChanges(event: NewEvent, key: Uint8Array | null): StoredChange[] {
	const hide = (value: string | null) =>
		value === null || key === null ? null : encrypt(value, key);
	return (event.changes ?? []).map(({ path, before, after, personal = false }) =>
		personal
			? { path, before: hide(before), after: hide(after), personal }
			: { path, before, after, personal }
	);
}
