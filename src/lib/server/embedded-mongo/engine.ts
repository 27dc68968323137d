import type { Collection } from './collection';
import { Cursors } from './cursors';
import type { WorkingSet } from './options';
import { EVERYTHING, partsOf } from './parts';
import { documentOf, type StoredRecord } from './record';
import { Sessions } from './sessions';
import type { Storage } from './storage';
import { Transactions } from './transactions';
import type { Transaction } from './transactions';
import { View } from './view';

export interface EngineOptions {
	/** Dropping insert-only collections, for tests that clean up after themselves. */
	allowDrop?: boolean;
	/** Host name in the replica set (a socket path or host:port); absent: it says it is a standalone. */
	address?: string;
	cursorLifetimeMs?: number;
	now?: () => number;
}

/** The store's state behind the wire: storage, open transactions, sessions and cursors. */
export class Engine {
	readonly storage: Storage;
	readonly transactions = new Transactions();
	readonly sessions: Sessions;
	readonly cursors: Cursors;
	readonly options: EngineOptions;
	/** Number of the latest change; a snapshot sees everything up to it. */
	change = 0;
	/** Names of the collections changed since the last commit, and of their parts. */
	readonly changed = new Set<string>();
	#journal: { collection: Collection; id: string; before: StoredRecord | undefined }[] = [];

	constructor(storage: Storage, options: EngineOptions = {}) {
		this.storage = storage;
		this.options = options;
		this.sessions = new Sessions(this);
		this.cursors = new Cursors(options.cursorLifetimeMs ?? 600_000);
	}

	now(): number {
		return this.options.now?.() ?? Date.now();
	}

	view(namespace: string, transaction: Transaction | undefined): View {
		return new View(this.storage, this.transactions, namespace, transaction);
	}

	/** Starts a command: what it changes until the next one is undone or kept together. */
	startCommand(): void {
		this.change += 1;
		this.#journal = [];
		this.storage.touched = false;
	}

	/**
	 * Changes one committed document (undefined removes it); undone by `undo`.
	 * @param before what is there now, where the caller has just read it; null where nothing is
	 */
	apply(
		collection: Collection,
		id: string,
		record: StoredRecord | undefined,
		before: StoredRecord | null = collection.get(id) ?? null
	): void {
		this.storage.begin();
		collection.set(id, record, before);
		const former = before ?? undefined;
		this.#journal.push({ collection, id, before: former });
		this.transactions.remember(collection, id, former, this.change);
		this.changed.add(collection.name);
		for (const version of [former, record])
			if (version)
				for (const part of partsOf(collection.name, () => documentOf(version)))
					this.changed.add(part);
	}

	/** A collection is another one now, whatever documents it holds. */
	changedWhole(name: string): void {
		this.changed.add(name).add(EVERYTHING);
	}

	/** Whether the present command has changed anything yet. */
	get touched(): boolean {
		return this.#journal.length > 0 || this.storage.touched;
	}

	/** Takes back everything the present command has changed, newest first. */
	undo(): void {
		for (const { collection, id, before } of this.#journal.reverse()) {
			collection.set(id, before);
			this.transactions.unremember(collection, id, this.change);
		}
		this.#journal = [];
	}

	/** Applies what a transaction wrote, as one change; its holds made sure that nothing conflicts. */
	commit(transaction: Transaction): void {
		for (const [namespace, writes] of transaction.writes) {
			const collection = this.ensureCollection(namespace);
			for (const [id, record] of writes) {
				const before = collection.get(id) ?? null;
				if (!record) {
					if (before) this.apply(collection, id, undefined, before);
					continue;
				}
				record.rid = before?.rid ?? collection.takeRid();
				this.apply(collection, id, record, before);
			}
		}
		this.transactions.end(transaction, 'committed');
	}

	/** What is held in memory; the bytes of a collection count from when it was first asked for. */
	workingSet(): WorkingSet {
		const inMemory = this.storage.collections().filter((collection) => !collection.onDisk);
		return {
			documents: inMemory.reduce((sum, collection) => sum + collection.size, 0),
			bytes: inMemory.reduce((sum, collection) => sum + collection.bytes, 0)
		};
	}

	ensureCollection(namespace: string): Collection {
		const found = this.storage.collection(namespace);
		if (found) return found;
		const dot = namespace.indexOf('.');
		this.changed.add(namespace.slice(dot + 1));
		return this.storage.create(namespace.slice(0, dot), namespace.slice(dot + 1));
	}

	/**
	 * Puts the collections of one database in the place of another's, as one change: open transactions
	 * end, cursors close, and whoever caches anything of it is told.
	 */
	replaceDatabase(database: string, by: string): void {
		for (const transaction of [...this.transactions.open])
			this.transactions.end(transaction, 'aborted');
		this.cursors.clear();
		const before = this.storage.collections(database);
		this.storage.replaceDatabase(database, by);
		for (const { name } of [...before, ...this.storage.collections(database)])
			this.changedWhole(name);
	}

	/** After a failed commit: memory is what disk holds, and nothing is open any more. */
	rebuild(): void {
		for (const transaction of [...this.transactions.open])
			this.transactions.end(transaction, 'aborted');
		this.cursors.clear();
		this.storage.rollback();
		this.sessions.forget();
		this.#journal = [];
		this.changed.clear();
	}
}
