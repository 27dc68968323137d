import type { Index } from './indexes';
import type { StoredRecord } from './record';

/** A version that a change replaced, kept while an open transaction may still have to see it. */
export interface Former {
	/** The change's number: snapshots taken before it see `record`. */
	change: number;
	record: StoredRecord | undefined;
}

/**
 * One collection's committed documents and their indexes. Two kinds answer it: in memory with
 * SQLite behind, and on disk with SQLite answering.
 */
export interface Collection {
	readonly number: number;
	readonly database: string;
	readonly name: string;
	readonly namespace: string;
	readonly uuid: Uint8Array;
	readonly insertOnly: boolean;
	readonly onDisk: boolean;
	readonly indexes: Index[];
	/** Former versions by `_id` key, oldest first. */
	readonly former: Map<string, Former[]>;
	readonly size: number;
	readonly bytes: number;
	nextIndex: number;
	takeRid(): number;
	get(id: string): StoredRecord | undefined;
	/** Every record in natural order (the order of insertion). */
	scan(): Iterable<StoredRecord>;
	/** Makes the index fit to be asked (in memory it is put in order the first time). */
	prepare(index: Index): void;
	/** Records whose key in the index lies in low ≤ key < high; a record may come once per key. */
	range(index: Index, low: string, high: string, reverse: boolean): Iterable<StoredRecord>;
	/**
	 * Puts or (undefined) removes the record of an `_id`, in SQLite too.
	 * @param before what is there now, where the caller has just read it; null where nothing is
	 */
	set(id: string, record: StoredRecord | undefined, before?: StoredRecord | null): void;
	addIndex(index: Index): void;
	dropIndex(index: Index): void;
}

export interface CollectionRow {
	number: number;
	database: string;
	name: string;
	uuid: Uint8Array;
	nextIndex: number;
}
