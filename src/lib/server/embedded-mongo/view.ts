import type { Collection } from './collection';
import type { Index } from './indexes';
import type { StoredRecord } from './record';
import type { Storage } from './storage';
import type { Transaction, Transactions } from './transactions';

/**
 * What one command sees of a collection: the committed documents, or, in a transaction, those of
 * its snapshot with its own writes over them.
 */
export class View {
	readonly namespace: string;
	readonly #storage: Storage;
	readonly #transaction: Transaction | undefined;

	constructor(
		storage: Storage,
		transactions: Transactions,
		namespace: string,
		transaction: Transaction | undefined
	) {
		this.namespace = namespace;
		this.#storage = storage;
		this.#transaction = transaction;
		if (transaction) transactions.touch(transaction, namespace);
	}

	get collection(): Collection | undefined {
		return this.#storage.collection(this.namespace);
	}

	/** Whether an index's order is the order of what this view sees. */
	get plain(): boolean {
		return this.#transaction === undefined || this.#differing().size === 0;
	}

	get size(): number {
		let size = this.collection?.size ?? 0;
		if (!this.#transaction) return size;
		for (const [id, record] of this.#differing())
			size += (record ? 1 : 0) - (this.collection?.get(id) ? 1 : 0);
		return size;
	}

	get(id: string): StoredRecord | undefined {
		const transaction = this.#transaction;
		if (transaction) {
			const written = transaction.writes.get(this.namespace)?.get(id);
			if (written !== undefined) return written ?? undefined;
			const former = this.collection?.former.get(id)?.find((v) => v.change > transaction.snapshot);
			if (former) return former.record;
		}
		return this.collection?.get(id);
	}

	scan(): Iterable<StoredRecord> {
		return this.#seen(this.collection?.scan() ?? []);
	}

	range(index: Index, low: string, high: string, reverse: boolean): Iterable<StoredRecord> {
		return this.ranges(index, [[low, high]], reverse);
	}

	/**
	 * Several ranges of an index, one after another. What a transaction has written comes once, at the
	 * end: a thousand ranges over thousands of writes would not end otherwise.
	 */
	ranges(
		index: Index,
		bounds: readonly (readonly [low: string, high: string])[],
		reverse: boolean
	): Iterable<StoredRecord> {
		const { collection } = this;
		return this.#seen(collection ? each(collection, index, bounds, reverse) : []);
	}

	/** Ids whose committed version is not what this view sees, with what it sees instead. */
	#differing(): Map<string, StoredRecord | undefined> {
		const differing = new Map<string, StoredRecord | undefined>();
		const transaction = this.#transaction;
		if (!transaction) return differing;
		for (const [id, versions] of this.collection?.former ?? []) {
			const former = versions.find((v) => v.change > transaction.snapshot);
			if (former) differing.set(id, former.record);
		}
		for (const [id, record] of transaction.writes.get(this.namespace) ?? [])
			differing.set(id, record ?? undefined);
		return differing;
	}

	#seen(records: Iterable<StoredRecord>): Iterable<StoredRecord> {
		const differing = this.#transaction ? this.#differing() : undefined;
		return differing && differing.size > 0 ? merged(records, differing) : records;
	}
}

function* each(
	collection: Collection,
	index: Index,
	bounds: readonly (readonly [string, string])[],
	reverse: boolean
): Generator<StoredRecord> {
	for (const [low, high] of bounds) yield* collection.range(index, low, high, reverse);
}

function* merged(
	records: Iterable<StoredRecord>,
	differing: Map<string, StoredRecord | undefined>
): Generator<StoredRecord> {
	for (const record of records) if (!differing.has(record.id)) yield record;
	for (const record of differing.values()) if (record) yield record;
}
