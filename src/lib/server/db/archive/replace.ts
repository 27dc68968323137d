import type { mongo } from 'mongoose';
import { openDatabase } from './archived';
import { copyName } from './copy';

interface Plan {
	_id: 'replace';
	names: string[];
}

/** In the copy: it is proved, and what is left is to move its collections. */
const PLAN = 'replacing';
const NO_SUCH_COMMAND = 59;

type Move = (from: string, to: string) => Promise<unknown>;

/**
 * The copy takes the place of the open database. The embedded store does it in one commit. MongoDB
 * moves one collection after another: a plan is noted first, and whoever opens the store next carries
 * out what is left of it.
 */
export async function replaceByCopy(): Promise<void> {
	const { client, db } = openDatabase();
	try {
		await db.command({ escalafonReplaceDatabase: 1, by: copyName(db.databaseName) });
	} catch (error) {
		if ((error as { code?: unknown }).code !== NO_SUCH_COMMAND) throw error;
		await moveCollections(client.db(copyName(db.databaseName)), db, renameOn(client));
	}
}

/** Carries out a plan that a killed process left. @returns whether there was one */
export async function finishReplacing(): Promise<boolean> {
	const { client, db } = openDatabase();
	const copy = client.db(copyName(db.databaseName));
	if (!(await planOf(copy))) return false;
	await moveCollections(copy, db, renameOn(client));
	return true;
}

const renameOn =
	(client: mongo.MongoClient): Move =>
	(renameCollection, to) =>
		client.db('admin').command({ renameCollection, to, dropTarget: true });

const planOf = (copy: mongo.Db): Promise<Plan | null> =>
	copy.collection<Plan>(PLAN).findOne({ _id: 'replace' });

async function namesIn(db: mongo.Db): Promise<string[]> {
	const all = await db.listCollections({}, { nameOnly: true }).toArray();
	return all.map(({ name }) => name).filter((name) => name !== PLAN);
}

/** Exported for its test: no server at hand moves collections between databases. */
export async function moveCollections(copy: mongo.Db, db: mongo.Db, move: Move): Promise<void> {
	const noted = await planOf(copy);
	const names = noted?.names ?? (await namesIn(copy));
	if (!noted) await copy.collection<Plan>(PLAN).insertOne({ _id: 'replace', names });
	const left = new Set(await namesIn(copy));
	for (const name of names)
		if (left.has(name)) await move(`${copy.databaseName}.${name}`, `${db.databaseName}.${name}`);
	for (const name of await namesIn(db)) if (!names.includes(name)) await db.dropCollection(name);
	await copy.dropDatabase();
}
