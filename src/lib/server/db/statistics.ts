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

export interface StoreFigures {
	documents: number;
	bytes: number;
	ceilingDocuments: number;
	ceilingBytes: number;
	fileBytes: number;
}

const NO_SUCH_COMMAND = 59;

/**
 * What the embedded store holds in memory and what it is made for; null on MongoDB, which has no such
 * ceiling.
 */
export async function storeFigures(): Promise<StoreFigures | null> {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	try {
		const stats = await db.command({ escalafonStats: 1 });
		return {
			documents: Number(stats.workingSetDocuments),
			bytes: Number(stats.workingSetBytes),
			ceilingDocuments: Number(stats.ceilingDocuments),
			ceilingBytes: Number(stats.ceilingBytes),
			fileBytes: Number(stats.fileBytes)
		};
	} catch (error) {
		if ((error as { code?: unknown }).code === NO_SUCH_COMMAND) return null;
		throw error;
	}
}
