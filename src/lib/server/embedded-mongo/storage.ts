import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { decode, encode } from './codec';
import type { Collection } from './collection';
import { DiskCollection } from './disk-collection';
import type { Document } from './errors';
import { idIndex, Index } from './indexes';
import { MemoryCollection } from './memory-collection';
import { Table } from './table';

export interface StorageOptions {
	file: string;
	/** Names of the collections that are answered from disk; `*.name` stands for any prefix. */
	onDisk: readonly string[];
	/** Names of the collections that take inserts alone. */
	insertOnly: readonly string[];
	/** A ceiling on the file's pages, for the tests of a full disk. */
	maxPageCount?: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS collections (
	number INTEGER PRIMARY KEY, database TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL,
	next_index INTEGER NOT NULL, on_disk INTEGER NOT NULL, UNIQUE (database, name));
CREATE TABLE IF NOT EXISTS indexes (
	collection INTEGER NOT NULL, number INTEGER NOT NULL, spec BLOB NOT NULL, multikey INTEGER NOT NULL,
	PRIMARY KEY (collection, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS retries (
	session BLOB PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL, reply BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS retries_by_age ON retries (at);
`;

/** Version of the file's layout: a file of another one is refused rather than guessed at. */
const LAYOUT = 1;

export interface RetryRow {
	number: number;
	/** The reply of a retryable write; null for a committed transaction. */
	reply: Uint8Array | null;
}

/**
 * The SQLite file and the catalogue of collections. Changes gather in one SQLite transaction until
 * `commit`; after a failed commit `rollback` forgets everything in memory, to be read again.
 */
export class Storage {
	readonly #db: DatabaseSync;
	readonly #options: StorageOptions;
	#catalogue = new Map<string, Collection>();
	#nextNumber = 1;
	/** Whether something waits to be committed. */
	dirty = false;
	/** Whether anything was changed since somebody last said that nothing was. */
	touched = false;

	constructor(options: StorageOptions) {
		this.#options = options;
		this.#db = new DatabaseSync(options.file, { timeout: 2000 });
		this.#db.exec('PRAGMA page_size = 8192');
		this.#db.exec('PRAGMA journal_mode = WAL');
		this.#db.exec('PRAGMA synchronous = FULL');
		this.#db.exec('PRAGMA cache_size = -8192');
		this.#db.exec('PRAGMA wal_autocheckpoint = 2000');
		this.#db.exec('PRAGMA journal_size_limit = 33554432');
		const layout = Number(this.#db.prepare('PRAGMA user_version').get()!.user_version);
		if (layout !== 0 && layout !== LAYOUT)
			throw new Error(`The store's file has layout ${layout}, this program reads ${LAYOUT}`);
		this.#db.exec(SCHEMA);
		this.#db.exec(`PRAGMA user_version = ${LAYOUT}`);
		if (options.maxPageCount) this.#db.exec(`PRAGMA max_page_count = ${options.maxPageCount}`);
		this.#load();
	}

	#load(): void {
		this.#catalogue = new Map();
		this.#nextNumber = 1;
		const indexes = this.#db.prepare('SELECT * FROM indexes WHERE collection = ? ORDER BY number');
		for (const row of this.#db.prepare('SELECT * FROM collections ORDER BY number').all()) {
			const number = Number(row.number);
			this.#nextNumber = number + 1;
			this.#open(
				{
					number,
					database: String(row.database),
					name: String(row.name),
					uuid: row.uuid as Uint8Array,
					nextIndex: Number(row.next_index)
				},
				indexes
					.all(number)
					.map(
						(index) =>
							new Index(
								decode(index.spec as Uint8Array),
								Number(index.number),
								index.multikey === 1
							)
					),
				row.on_disk === 1
			);
		}
	}

	#open(
		row: ConstructorParameters<typeof MemoryCollection>[1],
		indexes: Index[],
		onDisk: boolean
	): Collection {
		const insertOnly = matches(this.#options.insertOnly, row.name);
		const collection = onDisk
			? new DiskCollection(this.#db, row, indexes, insertOnly)
			: new MemoryCollection(this.#db, row, indexes, insertOnly);
		this.#catalogue.set(collection.namespace, collection);
		return collection;
	}

	/** Opens the transaction that gathers changes, if none is open. */
	begin(): void {
		this.touched = true;
		if (this.dirty) return;
		this.#db.exec('BEGIN IMMEDIATE');
		this.dirty = true;
	}

	/** Makes everything since `begin` durable; throws what SQLite says when it cannot. */
	commit(): void {
		if (!this.dirty) return;
		this.#db.exec('COMMIT');
		this.dirty = false;
	}

	/** Goes back to what is on disk: all that memory held is forgotten. */
	rollback(): void {
		if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
		this.dirty = false;
		this.#load();
	}

	collection(namespace: string): Collection | undefined {
		return this.#catalogue.get(namespace);
	}

	collections(database?: string): Collection[] {
		const all = [...this.#catalogue.values()];
		return database === undefined ? all : all.filter((c) => c.database === database);
	}

	insertOnly(name: string): boolean {
		return matches(this.#options.insertOnly, name);
	}

	create(database: string, name: string): Collection {
		this.begin();
		const number = this.#nextNumber++;
		const onDisk = matches(this.#options.onDisk, name);
		const uuid = randomBytes(16);
		uuid[6] = (uuid[6]! & 0x0f) | 0x40;
		uuid[8] = (uuid[8]! & 0x3f) | 0x80;
		this.#db
			.prepare('INSERT INTO collections VALUES (?, ?, ?, ?, ?, ?)')
			.run(number, database, name, uuid, 1, onDisk ? 1 : 0);
		const id = idIndex();
		this.#saveIndex(number, id);
		if (onDisk) DiskCollection.create(this.#db, number);
		else Table.create(this.#db, number);
		return this.#open({ number, database, name, uuid, nextIndex: 1 }, [id], onDisk);
	}

	drop(collection: Collection): void {
		this.begin();
		if (collection.onDisk) for (const index of [...collection.indexes]) collection.dropIndex(index);
		this.#db.exec(`DROP TABLE c${collection.number}`);
		this.#db.prepare('DELETE FROM indexes WHERE collection = ?').run(collection.number);
		this.#db.prepare('DELETE FROM collections WHERE number = ?').run(collection.number);
		this.#catalogue.delete(collection.namespace);
	}

	/**
	 * Puts the collections of one database in the place of another's, which are dropped; the catalogue
	 * is read again. What was read into memory of either is forgotten.
	 */
	replaceDatabase(database: string, by: string): void {
		this.begin();
		for (const collection of this.collections(database)) this.drop(collection);
		this.#db.prepare('UPDATE collections SET database = ? WHERE database = ?').run(database, by);
		this.#load();
	}

	#saveIndex(collection: number, index: Index): void {
		this.#db
			.prepare('INSERT INTO indexes VALUES (?, ?, ?, ?)')
			.run(collection, index.number, encode(index.spec), index.multikey ? 1 : 0);
	}

	addIndex(collection: Collection, spec: Document): Index {
		this.begin();
		const index = new Index(spec, collection.nextIndex++);
		this.#db
			.prepare('UPDATE collections SET next_index = ? WHERE number = ?')
			.run(collection.nextIndex, collection.number);
		collection.addIndex(index);
		this.#saveIndex(collection.number, index);
		return index;
	}

	dropIndex(collection: Collection, index: Index): void {
		this.begin();
		collection.dropIndex(index);
		this.#db
			.prepare('DELETE FROM indexes WHERE collection = ? AND number = ?')
			.run(collection.number, index.number);
	}

	/** What a session's latest retryable write or committed transaction answered. */
	retry(session: Uint8Array): RetryRow | undefined {
		return this.#db.prepare('SELECT number, reply FROM retries WHERE session = ?').get(session) as
			RetryRow | undefined;
	}

	saveRetry(session: Uint8Array, number: number, reply: Uint8Array | null, at: number): void {
		this.begin();
		this.#db
			.prepare('INSERT OR REPLACE INTO retries VALUES (?, ?, ?, ?)')
			.run(session, number, at, reply);
	}

	/** Forgets answers older than `before` (milliseconds since 1970). */
	pruneRetries(before: number): void {
		if (!this.#db.prepare('SELECT 1 FROM retries WHERE at < ? LIMIT 1').get(before)) return;
		this.begin();
		this.#db.prepare('DELETE FROM retries WHERE at < ?').run(before);
	}

	/** Bytes of the file, its pages that are free included. */
	fileBytes(): number {
		const pages = Number(this.#db.prepare('PRAGMA page_count').get()!.page_count);
		return pages * Number(this.#db.prepare('PRAGMA page_size').get()!.page_size);
	}

	close(): void {
		if (!this.#db.isOpen) return;
		if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
		this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		this.#db.close();
	}
}

function matches(names: readonly string[], name: string): boolean {
	return names.some((n) => (n.startsWith('*.') ? name.endsWith(n.slice(1)) : n === name));
}
