import mongoose from 'mongoose';

/** Documents by collection, in the order of the collections' names. */
export async function collectionCounts(): Promise<Record<string, number>> {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
		({ name }) => name
	);
	const counts: Record<string, number> = {};
	for (const name of names.sort()) counts[name] = await db.collection(name).countDocuments();
	return counts;
}
