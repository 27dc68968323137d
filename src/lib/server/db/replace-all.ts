import type { Model } from 'mongoose';

/** Documents in one statement: whoever else asks the store meanwhile waits no longer than for these. */
const CHUNK = 1_000;

/**
 * Replaces many documents by their `_id`, in their order; what is not there yet is inserted.
 * @throws MongoServerError 11000 where a unique index is broken
 */
export async function replaceAll<Raw extends { _id: string }>(
	model: Model<Raw>,
	rows: readonly Raw[]
): Promise<void> {
	for (let from = 0; from < rows.length; from += CHUNK)
		await model.bulkWrite(
			rows.slice(from, from + CHUNK).map((row) => ({
				replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true }
			})) as never
		);
}
