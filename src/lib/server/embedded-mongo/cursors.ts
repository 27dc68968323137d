import { Long } from 'bson';
import { StoreError } from './errors';
import type { Transaction } from './transactions';

/** A reply holds at most this many bytes of documents, and always one document. */
const MOST_BATCH_BYTES = 16 * 1024 * 1024;

export interface Cursor {
	id: Long;
	namespace: string;
	session: string | undefined;
	transaction: Transaction | undefined;
	rest: Iterator<Uint8Array>;
	/** A document that did not fit into the last batch. */
	pending: Uint8Array | undefined;
	usedAt: number;
}

export interface Batch {
	documents: Uint8Array[];
	/** A document read that did not fit any more. */
	pending: Uint8Array | undefined;
	done: boolean;
}

/** Takes the next batch off an iterator: at most `size` documents and 16 MB. */
export function takeBatch(rest: Iterator<Uint8Array>, size: number, pending?: Uint8Array): Batch {
	const documents: Uint8Array[] = [];
	let bytes = 0;
	while (documents.length < size) {
		let next = pending;
		pending = undefined;
		if (!next) {
			const step = rest.next();
			if (step.done) return { documents, pending: undefined, done: true };
			next = step.value;
		}
		if (documents.length > 0 && bytes + next.length > MOST_BATCH_BYTES)
			return { documents, pending: next, done: false };
		documents.push(next);
		bytes += next.length;
	}
	return { documents, pending, done: false };
}

/** Open cursors by id; idle ones are closed after a while. */
export class Cursors {
	readonly #open = new Map<string, Cursor>();
	readonly #lifetime: number;
	#last = BigInt(Date.now()) << 10n;

	constructor(lifetimeMs: number) {
		this.#lifetime = lifetimeMs;
	}

	get count(): number {
		return this.#open.size;
	}

	add(cursor: Omit<Cursor, 'id'>): Cursor {
		this.#last += 1n + BigInt(Math.floor(Math.random() * 100));
		const full = { ...cursor, id: Long.fromBigInt(this.#last) };
		this.#open.set(full.id.toString(), full);
		return full;
	}

	/** The cursor for a getMore; 43 when there is none, 13 for another's session. */
	take(id: Long, namespace: string, session: string | undefined): Cursor {
		const cursor = this.#open.get(id.toString());
		if (!cursor) throw new StoreError(43, `cursor id ${id} not found`);
		if (cursor.namespace !== namespace)
			throw new StoreError(
				13,
				`Requested getMore on ${namespace}, the cursor is on another collection`
			);
		if (cursor.session !== session)
			throw new StoreError(13, 'The cursor belongs to another session');
		return cursor;
	}

	/** Closes a cursor; whether there was one. */
	close(id: Long): boolean {
		const cursor = this.#open.get(id.toString());
		cursor?.rest.return?.();
		return this.#open.delete(id.toString());
	}

	closeWhere(condition: (cursor: Cursor) => boolean): void {
		for (const cursor of [...this.#open.values()]) if (condition(cursor)) this.close(cursor.id);
	}

	closeIdle(now: number): void {
		this.closeWhere((cursor) => now - cursor.usedAt > this.#lifetime);
	}

	clear(): void {
		this.closeWhere(() => true);
	}
}
