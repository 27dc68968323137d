import { idOf } from './codec';
import type { Collection, CollectionRow, Former } from './collection';
import { indexedPart, type Index } from './indexes';
import { ABOVE_ALL, encodeValue } from './order-key';
import { makeRecord } from './record';
import type { StoredRecord } from './record';
import { Table } from './table';
import type { DatabaseSync } from 'node:sqlite';

const PAGE = 64;

const bytesOf = (key: string): Buffer => Buffer.from(key, 'latin1');

/**
 * A collection that stays on disk: SQLite answers through a table per declared index, which holds
 * (key, rid). Bodies are read one by one as they are asked for.
 */
export class DiskCollection implements Collection {
	readonly number: number;
	readonly database: string;
	readonly name: string;
	readonly namespace: string;
	readonly uuid: Uint8Array;
	readonly insertOnly: boolean;
	readonly onDisk = true;
	readonly indexes: Index[];
	readonly former = new Map<string, Former[]>();
	readonly bytes = 0;
	nextIndex: number;
	readonly #table: Table;
	readonly #db: DatabaseSync;
	/** Indexes of which the file says that they are multikey: a check before may have noticed first. */
	readonly #multikey: Set<Index>;
	#nextRid: number | undefined;
	#size: number | undefined;

	constructor(db: DatabaseSync, row: CollectionRow, indexes: Index[], insertOnly: boolean) {
		this.number = row.number;
		this.database = row.database;
		this.name = row.name;
		this.namespace = `${row.database}.${row.name}`;
		this.uuid = row.uuid;
		this.insertOnly = insertOnly;
		this.indexes = indexes;
		this.nextIndex = row.nextIndex;
		this.#db = db;
		this.#table = new Table(db, row.number);
		this.#multikey = new Set(indexes.filter((index) => index.multikey));
	}

	/** Makes the tables of a new collection: its bodies and its `_id`s. */
	static create(db: DatabaseSync, number: number): void {
		Table.create(db, number);
		createIndexTable(db, number, 0);
	}

	get size(): number {
		return (this.#size ??= this.#table.count());
	}

	takeRid(): number {
		this.#nextRid ??= this.#table.lastRid() + 1;
		return this.#nextRid++;
	}

	get(id: string): StoredRecord | undefined {
		const row = this.#table
			.sql(
				`SELECT c.rid AS rid, c.body AS body FROM ${this.#table.name}_0 i JOIN ${this.#table.name} c ON c.rid = i.rid WHERE i.key = ?`
			)
			.get(bytesOf(id)) as { rid: number; body: Uint8Array } | undefined;
		return row && makeRecord(row.rid, id, row.body);
	}

	*scan(): Generator<StoredRecord> {
		for (let after = 0; ;) {
			const rows = this.#table.page(after, PAGE);
			for (const { rid, body } of rows) yield makeRecord(rid, encodeValue(idOf(body)), body);
			if (rows.length < PAGE) return;
			after = rows.at(-1)!.rid;
		}
	}

	prepare(): void {}

	*range(index: Index, low: string, high: string, reverse: boolean): Generator<StoredRecord> {
		const table = `${this.#table.name}_${index.number}`;
		const next = reverse
			? `SELECT key, rid FROM ${table} WHERE key >= ?1 AND (key, rid) < (?2, ?3) ORDER BY key DESC, rid DESC LIMIT ?4`
			: `SELECT key, rid FROM ${table} WHERE (key, rid) > (?1, ?3) AND key < ?2 ORDER BY key, rid LIMIT ?4`;
		let from: Uint8Array = bytesOf(low);
		let to: Uint8Array = bytesOf(high);
		let rid = -1;
		for (;;) {
			const rows = this.#table.sql(next).all(from, to, rid, PAGE) as {
				key: Uint8Array;
				rid: number;
			}[];
			for (const row of rows) {
				const body = this.#table.body(row.rid);
				if (body) yield makeRecord(row.rid, encodeValue(idOf(body)), body);
			}
			if (rows.length < PAGE) return;
			const last = rows.at(-1)!;
			rid = last.rid;
			if (reverse) to = last.key;
			else from = last.key;
		}
	}

	set(
		id: string,
		record: StoredRecord | undefined,
		before: StoredRecord | null = this.get(id) ?? null
	): void {
		if (before && record) this.#table.update(record.rid, record.bytes);
		else if (record) this.#table.insert(record.rid, record.bytes);
		else if (before) this.#table.remove(before.rid);
		// Decoded once for all of its indexes.
		const former = before && indexedPart(before, this.indexes);
		const after = record && indexedPart(record, this.indexes);
		for (const index of this.indexes) {
			const old = former ? index.keysIn(former) : [];
			const now = after ? index.keysIn(after) : [];
			for (const key of old) if (!now.includes(key)) this.#unlink(index, key, before!.rid);
			for (const key of now) if (!old.includes(key)) this.#link(index, key, record!.rid);
			if (index.multikey && !this.#multikey.has(index)) this.#rememberMultikey(index);
		}
		if (this.#size !== undefined) this.#size += (record ? 1 : 0) - (before ? 1 : 0);
	}

	#link(index: Index, key: string, rid: number): void {
		this.#table
			.sql(`INSERT INTO ${this.#table.name}_${index.number} (key, rid) VALUES (?, ?)`)
			.run(bytesOf(key), rid);
	}

	#unlink(index: Index, key: string, rid: number): void {
		this.#table
			.sql(`DELETE FROM ${this.#table.name}_${index.number} WHERE key = ? AND rid = ?`)
			.run(bytesOf(key), rid);
	}

	#rememberMultikey(index: Index): void {
		this.#table
			.sql('UPDATE indexes SET multikey = 1 WHERE collection = ? AND number = ?')
			.run(this.number, index.number);
		this.#multikey.add(index);
	}

	addIndex(index: Index): void {
		createIndexTable(this.#db, this.number, index.number);
		this.indexes.push(index);
		try {
			for (const record of this.scan())
				for (const key of index.keysOf(record)) this.#link(index, key, record.rid);
		} catch (error) {
			this.dropIndex(index);
			throw error;
		}
	}

	dropIndex(index: Index): void {
		this.indexes.splice(this.indexes.indexOf(index), 1);
		this.#db.exec(`DROP TABLE ${this.#table.name}_${index.number}`);
	}
}

function createIndexTable(db: DatabaseSync, collection: number, index: number): void {
	db.exec(
		`CREATE TABLE c${collection}_${index} (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID`
	);
}

/** The whole of an index, for a walk in its order. */
export const WHOLE: readonly [string, string] = ['', ABOVE_ALL];
