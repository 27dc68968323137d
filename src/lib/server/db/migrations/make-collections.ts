import type { CreateIndexesOptions, Db, IndexSpecification } from 'mongodb';

export type Index = [keys: IndexSpecification, options?: CreateIndexesOptions];

/**
 * Makes collections with their indexes, as far as they are not there yet. By name, because a
 * transaction must never be the first to write into a collection.
 */
export async function makeCollections(
	db: Db,
	collections: Readonly<Record<string, readonly Index[]>>
): Promise<void> {
	const there = new Set(
		(await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
	);
	for (const [name, indexes] of Object.entries(collections)) {
		if (!there.has(name)) await db.createCollection(name);
		for (const [keys, options] of indexes)
			await db.collection(name).createIndex(keys, options ?? {});
	}
}
