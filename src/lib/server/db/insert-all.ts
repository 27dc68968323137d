import type { Model } from 'mongoose';

/** Documents in one statement: whoever else asks the store meanwhile waits no longer than for these. */
const CHUNK = 1_000;

/**
 * Inserts many documents that the product itself has made. Mongoose would make a document of each,
 * cast and validate it, which costs more than storing it; what is checked here is that each has exactly the
 * fields of its model, none of them undefined (the driver would store null without a word).
 * @throws Error for a missing, surplus or undefined field; MongoServerError 11000 as `insertMany`
 */
export async function insertAll<Raw extends { _id: string }>(
	model: Model<Raw>,
	rows: readonly Raw[]
): Promise<void> {
	const fields = Object.keys(model.schema.paths);
	for (const row of rows) {
		const given = Object.keys(row);
		const wrong =
			fields.find((name) => (row as Record<string, unknown>)[name] === undefined) ??
			(given.length === fields.length ? undefined : given.find((name) => !fields.includes(name)));
		if (wrong !== undefined)
			throw new Error(`${model.collection.name}: the field ${wrong} is missing or unknown`);
	}
	for (let from = 0; from < rows.length; from += CHUNK)
		await model.insertMany(rows.slice(from, from + CHUNK) as never, { lean: true });
}
