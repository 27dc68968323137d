import { deserialize, type Document } from 'bson';
import type { mongo } from 'mongoose';
import { MIGRATIONS, migrate } from '../migrations';
import { STAMP_NAMES } from '../stamps';
import { openDatabase } from './archived';
import { copyName } from './copy-name';
import { finishReplacing } from './replace';

const BATCH_BYTES = 1024 * 1024;
const BATCH_DOCUMENTS = 500;

/** Values keep their type: a double that is whole stays a double. */
const EXACT = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

/** Whether this product knows every migration that a content has been through. */
export const knowsMigrations = (numbers: readonly number[]): boolean =>
	numbers.every((number) => MIGRATIONS.some((known) => known.number === number));

interface Expiring {
	collection: string;
	key: mongo.IndexSpecification;
	options: mongo.CreateIndexesOptions;
}

/** Drops every index by which documents expire. @returns what makes them again */
async function takeExpiring(db: mongo.Db): Promise<Expiring[]> {
	const taken: Expiring[] = [];
	for (const { name: collection } of await db.listCollections({}, { nameOnly: true }).toArray())
		for (const { name, key, expireAfterSeconds } of await db.collection(collection).indexes()) {
			if (expireAfterSeconds === undefined || !name) continue;
			await db.collection(collection).dropIndex(name);
			taken.push({ collection, key, options: { expireAfterSeconds, name } });
		}
	return taken;
}

/** A database beside the open one, filled from an archive to take its place. */
export class Copy {
	readonly db: mongo.Db;
	#name = '';
	#held: Document[] = [];
	#bytes = 0;
	/** Until the copy is proved nothing in it runs out: a backup may be older than what it holds lives. */
	readonly #expiring: Expiring[];

	private constructor(db: mongo.Db, expiring: Expiring[]) {
		this.db = db;
		this.#expiring = expiring;
	}

	/**
	 * An empty copy with every collection and index. What an earlier attempt left is dropped, unless it
	 * was already being put in the store's place: then that is done first.
	 */
	static async begin(): Promise<Copy> {
		await finishReplacing();
		const { client, db } = openDatabase();
		const copy = client.db(copyName(db.databaseName));
		await copy.dropDatabase();
		await migrate(copy);
		return new Copy(copy, await takeExpiring(copy));
	}

	async collection(name: string): Promise<void> {
		await this.flush();
		this.#name = name;
	}

	async add(bytes: Uint8Array): Promise<void> {
		this.#held.push(deserialize(bytes, EXACT));
		this.#bytes += bytes.length;
		if (this.#bytes >= BATCH_BYTES || this.#held.length >= BATCH_DOCUMENTS) await this.flush();
	}

	/** Writes what still waits. */
	async flush(): Promise<void> {
		const held = this.#held.splice(0);
		this.#bytes = 0;
		if (held.length > 0)
			await this.db.collection(this.#name).insertMany(held as never, { ordered: true });
	}

	/** Brings content of an older product up to date. */
	async migrate(ranBefore: readonly number[]): Promise<void> {
		const done = this.db.collection<{ _id: number }>('migrations');
		await done.deleteMany({ _id: { $nin: [...ranBefore] } });
		for (const { collection, key, options } of this.#expiring)
			await this.db.collection(collection).createIndex(key, options);
		await migrate(this.db);
	}
}

/** Beyond anything that the store before could still reach while it is being replaced. */
const LEAP = 1_000_000;

/**
 * Raises every cache's counter in the copy over those of the store that it replaces: whoever keeps
 * anything of that in memory reads anew.
 */
export async function raiseStampsOver(before: mongo.Db, copy: mongo.Db): Promise<void> {
	const stamps = before.collection<{ _id: string; value: number }>('stamps');
	const values = new Map((await stamps.find().toArray()).map(({ _id, value }) => [_id, value]));
	values.delete('demonstration');
	for (const name of new Set([...STAMP_NAMES, ...values.keys()]))
		await copy
			.collection<{ _id: string; value: number }>('stamps')
			.updateOne(
				{ _id: name },
				{ $set: { value: (values.get(name) ?? 0) + LEAP } },
				{ upsert: true }
			);
}
