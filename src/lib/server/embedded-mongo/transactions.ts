import type { Collection } from './collection';
import { StoreError } from './errors';
import type { StoredRecord } from './record';

/** Thrown by a command that must wait until another's transaction has ended; it is then run anew. */
export class MustWait extends Error {
	readonly transaction: Transaction;
	constructor(transaction: Transaction) {
		super('waits for a transaction');
		this.transaction = transaction;
	}
}

const TRANSIENT = { errorLabels: ['TransientTransactionError'] };

export function writeConflict(): StoreError {
	return new StoreError(
		112,
		'Write conflict: another transaction changed this document. Retry the transaction.',
		TRANSIENT
	);
}

export function noSuchTransaction(number: number): StoreError {
	return new StoreError(
		251,
		`Given transaction number ${number} does not match any in-progress transactions`,
		TRANSIENT
	);
}

/** What one open transaction has written and not yet committed. */
export interface Transaction {
	readonly session: string;
	readonly number: number;
	/** The last change that it sees of others. */
	readonly snapshot: number;
	readonly startedAt: number;
	state: 'open' | 'committed' | 'aborted';
	/** By namespace and `_id` key: the new version, or null for a removed document. */
	readonly writes: Map<string, Map<string, StoredRecord | null>>;
	/** Namespaces it read or wrote: these cannot be dropped or indexed meanwhile. */
	readonly touched: Set<string>;
	/** Unique keys held for a written document, by namespace + `_id` key. */
	readonly held: Map<string, string[]>;
}

interface Hold {
	transaction: Transaction;
	id: string;
}

/** The open transactions, the documents and the unique keys that they hold. */
export class Transactions {
	readonly open = new Set<Transaction>();
	readonly #locks = new Map<string, Map<string, Transaction>>();
	readonly #keys = new Map<string, Map<string, Hold>>();
	/** Namespaces dropped while transactions were open, with the number of that change. */
	readonly #dropped = new Map<string, number>();
	readonly #remembered = new Set<Collection>();

	begin(session: string, number: number, snapshot: number, now: number): Transaction {
		const transaction: Transaction = {
			session,
			number,
			snapshot,
			startedAt: now,
			state: 'open',
			writes: new Map(),
			touched: new Set(),
			held: new Map()
		};
		this.open.add(transaction);
		return transaction;
	}

	/** Who holds this document, if it is not `self`. */
	holder(namespace: string, id: string, self: Transaction | undefined): Transaction | undefined {
		if (this.open.size === 0) return undefined;
		const holder = this.#locks.get(namespace)?.get(id);
		return holder === self ? undefined : holder;
	}

	keyHolder(namespace: string, key: string): Hold | undefined {
		return this.open.size === 0 ? undefined : this.#keys.get(namespace)?.get(key);
	}

	write(
		transaction: Transaction,
		namespace: string,
		id: string,
		record: StoredRecord | null,
		uniqueKeys: string[]
	): void {
		entry(transaction.writes, namespace).set(id, record);
		entry(this.#locks, namespace).set(id, transaction);
		const keys = entry(this.#keys, namespace);
		const place = `${namespace}\0${id}`;
		for (const key of transaction.held.get(place) ?? []) keys.delete(key);
		for (const key of uniqueKeys) keys.set(key, { transaction, id });
		transaction.held.set(place, uniqueKeys);
	}

	/** Ends a transaction: its holds go, and former versions that nobody needs any more. */
	end(transaction: Transaction, state: 'committed' | 'aborted'): void {
		if (transaction.state !== 'open') return;
		transaction.state = state;
		this.open.delete(transaction);
		for (const [namespace, writes] of transaction.writes) {
			const locks = this.#locks.get(namespace);
			const keys = this.#keys.get(namespace);
			for (const id of writes.keys()) {
				locks?.delete(id);
				for (const key of transaction.held.get(`${namespace}\0${id}`) ?? []) keys?.delete(key);
			}
			if (locks?.size === 0) this.#locks.delete(namespace);
			if (keys?.size === 0) this.#keys.delete(namespace);
		}
		transaction.writes.clear();
		transaction.held.clear();
		this.#forget();
	}

	/** Keeps the version that a change replaces, for the snapshots that are open. */
	remember(
		collection: Collection,
		id: string,
		record: StoredRecord | undefined,
		change: number
	): void {
		if (this.open.size === 0) return;
		this.#remembered.add(collection);
		const versions = collection.former.get(id);
		if (!versions) collection.former.set(id, [{ change, record }]);
		else if (versions.at(-1)!.change !== change) versions.push({ change, record });
	}

	/** Takes back what `remember` kept for a change that was undone. */
	unremember(collection: Collection, id: string, change: number): void {
		const versions = collection.former.get(id);
		if (versions?.at(-1)?.change !== change) return;
		versions.pop();
		if (versions.length === 0) collection.former.delete(id);
	}

	#forget(): void {
		const oldest = Math.min(...[...this.open].map((t) => t.snapshot));
		for (const collection of this.#remembered) {
			for (const [id, versions] of collection.former) {
				const kept = versions.filter((v) => v.change > oldest);
				if (kept.length === 0) collection.former.delete(id);
				else if (kept.length < versions.length) collection.former.set(id, kept);
			}
			if (collection.former.size === 0) this.#remembered.delete(collection);
		}
		if (this.open.size === 0) this.#dropped.clear();
	}

	/** Drops and index builds wait for the transactions that use the collection. */
	waitForUsers(namespace: string): void {
		for (const transaction of this.open)
			if (transaction.touched.has(namespace)) throw new MustWait(transaction);
	}

	noteDrop(namespace: string, change: number): void {
		if (this.open.size > 0) this.#dropped.set(namespace, change);
	}

	/** Marks a namespace as used; one dropped since the snapshot can no longer be read. */
	touch(transaction: Transaction, namespace: string): void {
		transaction.touched.add(namespace);
		if ((this.#dropped.get(namespace) ?? 0) > transaction.snapshot)
			throw new StoreError(
				246,
				`${namespace} changed since the transaction began; retry it`,
				TRANSIENT
			);
	}
}

function entry<K, A, B>(map: Map<K, Map<A, B>>, key: K): Map<A, B> {
	let inner = map.get(key);
	if (!inner) map.set(key, (inner = new Map()));
	return inner;
}
