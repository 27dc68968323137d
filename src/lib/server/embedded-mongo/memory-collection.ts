import { idOf } from './codec';
import type { Collection, CollectionRow, Former } from './collection';
import { indexedPart, type Index } from './indexes';
import { encodeValue, flattened } from './order-key';
import { makeRecord } from './record';
import type { StoredRecord } from './record';
import { SortedKeys } from './sorted-keys';
import { Table } from './table';
import type { DatabaseSync } from 'node:sqlite';

/**
 * A collection whose working set is in memory. It is read from disk when it is first asked for,
 * and an index is put in order when a query or a unique check first needs it.
 */
export class MemoryCollection implements Collection {
	readonly number: number;
	readonly database: string;
	readonly name: string;
	readonly namespace: string;
	readonly uuid: Uint8Array;
	readonly insertOnly: boolean;
	readonly onDisk = false;
	readonly indexes: Index[];
	readonly former = new Map<string, Former[]>();
	nextIndex: number;
	readonly #table: Table;
	#records: Map<string, StoredRecord> | undefined;
	#sorted = new Map<Index, SortedKeys<StoredRecord>>();
	#nextRid = 1;
	#bytes = 0;

	constructor(db: DatabaseSync, row: CollectionRow, indexes: Index[], insertOnly: boolean) {
		this.number = row.number;
		this.database = row.database;
		this.name = row.name;
		this.namespace = `${row.database}.${row.name}`;
		this.uuid = row.uuid;
		this.insertOnly = insertOnly;
		this.indexes = indexes;
		this.nextIndex = row.nextIndex;
		this.#table = new Table(db, row.number);
	}

	get #all(): Map<string, StoredRecord> {
		if (this.#records) return this.#records;
		const records = new Map<string, StoredRecord>();
		const keep = packer();
		for (const { rid, body: loaded } of this.#table.all()) {
			const body = keep(loaded);
			const record = makeRecord(rid, flattened(encodeValue(idOf(body))), body);
			records.set(record.id, record);
			this.#bytes += body.length;
			this.#nextRid = rid + 1;
		}
		this.#records = records;
		return records;
	}

	get size(): number {
		return this.#records?.size ?? this.#table.count();
	}

	get bytes(): number {
		return this.#records ? this.#bytes : 0;
	}

	takeRid(): number {
		void this.#all;
		return this.#nextRid++;
	}

	get(id: string): StoredRecord | undefined {
		return this.#all.get(id);
	}

	scan(): Iterable<StoredRecord> {
		return this.#all.values();
	}

	#keys(index: Index): SortedKeys<StoredRecord> {
		let keys = this.#sorted.get(index);
		if (!keys) {
			const entries: { key: string; record: StoredRecord }[] = [];
			for (const record of this.#all.values())
				for (const key of index.keysOf(record)) entries.push({ key: flattened(key), record });
			keys = SortedKeys.from(entries);
			this.#sorted.set(index, keys);
		}
		return keys;
	}

	prepare(index: Index): void {
		this.#keys(index);
	}

	range(index: Index, low: string, high: string, reverse: boolean): Iterable<StoredRecord> {
		return this.#keys(index).range(low, high, reverse);
	}

	set(
		id: string,
		record: StoredRecord | undefined,
		before: StoredRecord | null = this.#all.get(id) ?? null
	): void {
		if (before && record) this.#table.update(record.rid, record.bytes);
		else if (record) this.#table.insert(record.rid, record.bytes);
		else if (before) this.#table.remove(before.rid);
		// Decoded once for all of its indexes.
		const old = before && indexedPart(before, this.#sorted.keys());
		const now = record && indexedPart(record, this.#sorted.keys());
		for (const [index, keys] of this.#sorted) {
			const former = old ? index.keysIn(old) : [];
			const present = now ? index.keysIn(now) : [];
			const sameRid = before !== null && before.rid === record?.rid;
			for (const key of former) if (!sameRid || !present.includes(key)) keys.remove(key, before!);
			// Most changes leave most keys as they are: nothing is moved for those.
			for (const key of present)
				if (sameRid && former.includes(key)) keys.swap(key, record!);
				else keys.add(flattened(key), record!);
		}
		if (record) this.#all.set(id, record);
		else this.#all.delete(id);
		this.#bytes += (record?.bytes.length ?? 0) - (before?.bytes.length ?? 0);
	}

	addIndex(index: Index): void {
		this.indexes.push(index);
		// a record that the index cannot hold (parallel arrays) is found before the index exists
		try {
			this.#keys(index);
		} catch (error) {
			this.dropIndex(index);
			throw error;
		}
	}

	dropIndex(index: Index): void {
		this.indexes.splice(this.indexes.indexOf(index), 1);
		this.#sorted.delete(index);
	}
}

const SLAB = 256 * 1024;

/** Copies bodies side by side into large blocks: a buffer of its own costs more than a small body. */
function packer(): (body: Uint8Array) => Uint8Array {
	let slab = new Uint8Array(0);
	let at = 0;
	return (body) => {
		if (body.length > SLAB / 16) return body;
		if (at + body.length > slab.length) {
			slab = new Uint8Array(SLAB);
			at = 0;
		}
		slab.set(body, at);
		at += body.length;
		return slab.subarray(at - body.length, at);
	};
}
