import { encode } from './codec';
import type { Collection } from './collection';
import { StoreError } from './errors';
import type { Document } from './errors';
import type { MadeKey } from './key-maker';
import type { Engine } from './engine';
import { rootOf } from './filter-fields';
import { idIndex, type Index } from './indexes';
import { encodeValue, flattened } from './order-key';
import { makeRecord } from './record';
import type { StoredRecord } from './record';
import { MustWait, writeConflict } from './transactions';
import type { Transaction } from './transactions';
import type { View } from './view';

export const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The one way to change a document. Outside a transaction the change is applied at once (and waits
 * for a transaction that holds the document); inside one it is kept beside until the commit, and
 * meets another's change as a write conflict.
 */
export class Writer {
	readonly #engine: Engine;
	readonly #transaction: Transaction | undefined;

	constructor(engine: Engine, transaction: Transaction | undefined) {
		this.#engine = engine;
		this.#transaction = transaction;
	}

	insert(view: View, doc: Document, bytes: Uint8Array = encode(doc)): void {
		const id = flattened(encodeValue(doc._id));
		this.#claim(view, id);
		// in a transaction the collection may be one that its commit will make
		if (view.get(id))
			throw (view.collection?.indexes[0] ?? idIndex()).duplicate(view.namespace, [doc._id]);
		this.#put(view, id, doc, bytes, undefined);
	}

	replace(view: View, record: StoredRecord, doc: Document, bytes: Uint8Array): void {
		this.#claim(view, record.id);
		this.#put(view, record.id, doc, bytes, record);
	}

	remove(view: View, record: StoredRecord): void {
		this.#claim(view, record.id);
		const { transactions } = this.#engine;
		if (this.#transaction)
			transactions.write(this.#transaction, view.namespace, record.id, null, []);
		else this.#engine.apply(view.collection!, record.id, undefined);
	}

	/** Refuses or waits where another's open or newer change stands in the way. */
	#claim(view: View, id: string): void {
		const transaction = this.#transaction;
		const holder = this.#engine.transactions.holder(view.namespace, id, transaction);
		if (holder) throw transaction ? writeConflict() : new MustWait(holder);
		if (transaction && changedSince(view.collection, id, transaction.snapshot))
			throw writeConflict();
	}

	#put(
		view: View,
		id: string,
		doc: Document,
		bytes: Uint8Array,
		before: StoredRecord | undefined
	): void {
		if (bytes.length > MOST_BYTES)
			throw new StoreError(10334, `Document of ${bytes.length} bytes is over the 16 MB limit`);
		const keys: string[] = [];
		for (const index of view.collection?.indexes ?? []) {
			if (index.name === '_id_') continue;
			if (!index.unique && index.paths.length === 1) continue;
			// computed for plain compound indexes too: a document they cannot hold is refused here
			if (!index.unique && holdsScalars(index, doc)) continue;
			const entries = index.entries(doc);
			if (!index.unique) continue;
			for (const entry of entries) {
				this.#claimKey(view, index.name, id, entry);
				keys.push(`${index.name}\0${entry.key}`);
			}
		}
		const record = makeRecord(before?.rid ?? -1, id, bytes);
		if (this.#transaction) {
			this.#engine.transactions.write(this.#transaction, view.namespace, id, record, keys);
			return;
		}
		const collection = view.collection!;
		if (record.rid < 0) record.rid = collection.takeRid();
		this.#engine.apply(collection, id, record);
	}

	/** Makes sure that no other document has this unique key, nor an open transaction about to give it. */
	#claimKey(view: View, name: string, id: string, entry: MadeKey): void {
		const { transactions } = this.#engine;
		const transaction = this.#transaction;
		const index = view.collection!.indexes.find((i) => i.name === name)!;
		const hold = transactions.keyHolder(view.namespace, `${name}\0${entry.key}`);
		if (hold && hold.transaction !== transaction)
			throw transaction ? writeConflict() : new MustWait(hold.transaction);
		if (hold && hold.id !== id) throw index.duplicate(view.namespace, entry.values);
		for (const owner of view.collection!.range(index, entry.key, entry.key + '\0', false)) {
			if (owner.id === id) continue;
			const holder = transactions.holder(view.namespace, owner.id, transaction);
			if (holder) throw transaction ? writeConflict() : new MustWait(holder);
			if (transaction?.writes.get(view.namespace)?.has(owner.id)) continue;
			if (transaction && changedSince(view.collection, owner.id, transaction.snapshot))
				throw writeConflict();
			throw index.duplicate(view.namespace, entry.values);
		}
	}
}

/** Whether nothing that the index is over is an array or has one in it: then it holds any document. */
const holdsScalars = (index: Index, doc: Document): boolean =>
	index.paths.every((path) => typeof (doc[rootOf(path)] ?? '') !== 'object');

function changedSince(collection: Collection | undefined, id: string, snapshot: number): boolean {
	const versions = collection?.former.get(id);
	return versions !== undefined && versions.at(-1)!.change > snapshot;
}
