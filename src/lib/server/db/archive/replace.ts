import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { openDatabase } from './archived';
import { copyName } from './copy-name';

interface Plan {
	_id: 'replace';
	/** Tells it from the plan of a later restore. */
	run: string;
	names: string[];
}

/** In the copy: it is proved, and what is left is to move its collections. */
const PLAN = 'replacing';
/** Whoever moves holds a lease meanwhile, and goes on holding it. */
const LEASES = 'leases';
const NO_SUCH_COMMAND = 59;
const NO_SUCH_COLLECTION = 26;
const NOT_ALLOWED = 13;
/** So long a plan stands before its first move: every process looks for one within it. */
export const ANNOUNCED_MS = 3_000;
const MOST_TRIES = 5;
const PAUSE_MS = 500;

type Move = (from: string, to: string) => Promise<unknown>;

/**
 * The copy takes the place of the open database. The embedded store does it in one commit. MongoDB
 * moves one collection after another: a plan is noted first, and whoever opens the store next carries
 * out what is left of it. Call it under the lease of archives.
 */
export async function replaceByCopy(): Promise<void> {
	const { client, db } = openDatabase();
	try {
		await db.command({ escalafonReplaceDatabase: 1, by: copyName(db.databaseName) });
	} catch (error) {
		if ((error as { code?: unknown }).code !== NO_SUCH_COMMAND) throw error;
		await moveCollections(client.db(copyName(db.databaseName)), db, renameOn(client), ANNOUNCED_MS);
	}
}

/** Whether a copy was proved and stands half in the place of the open database. */
export async function isReplacing(): Promise<boolean> {
	const { client, db } = openDatabase();
	return (await planOf(client.db(copyName(db.databaseName)))) !== null;
}

/**
 * Carries out a plan that a killed process left. Call it under the lease of archives.
 * @returns whether there was one
 */
export async function finishReplacing(): Promise<boolean> {
	const { client, db } = openDatabase();
	const copy = client.db(copyName(db.databaseName));
	const plan = await planOf(copy);
	if (!plan) return false;
	await carryOut(plan, copy, db, renameOn(client));
	return true;
}

/** Throws away a copy that nobody finished; never one that already stands half in the database's place. */
export async function dropCopy(): Promise<void> {
	if (await isReplacing()) return;
	const { client, db } = openDatabase();
	await client.db(copyName(db.databaseName)).dropDatabase().catch(unlessRefused);
}

const renameOn =
	(client: mongo.MongoClient): Move =>
	(renameCollection, to) =>
		client.db('admin').command({ renameCollection, to, dropTarget: true });

/** An account that may not reach the copy has never made one, and works on without it. */
function unlessRefused(error: unknown): null {
	if ((error as { code?: unknown }).code !== NOT_ALLOWED) throw error;
	return null;
}

const planOf = (copy: mongo.Db): Promise<Plan | null> =>
	copy.collection<Plan>(PLAN).findOne({ _id: 'replace' }).catch(unlessRefused);

async function namesIn(db: mongo.Db): Promise<string[]> {
	const all = await db.listCollections({}, { nameOnly: true }).toArray();
	return all.map(({ name }) => name).filter((name) => name !== PLAN && name !== LEASES);
}

/**
 * Notes the plan and carries it out. Exported for its test: no server at hand moves collections
 * between databases.
 * @param announcedMs between the two, so that other processes stop answering before anything moves
 */
export async function moveCollections(
	copy: mongo.Db,
	db: mongo.Db,
	move: Move,
	announcedMs = 0
): Promise<void> {
	let plan = await planOf(copy);
	if (!plan) {
		const names = await namesIn(copy);
		// Nothing to put in its place: somebody dropped the copy, and the database must stay.
		if (names.length === 0) throw new Error('the copy is gone');
		plan = { _id: 'replace', run: randomUUID(), names };
		await copy.collection<Plan>(PLAN).insertOne(plan);
		await pause(announcedMs);
	}
	await carryOut(plan, copy, db, move);
}

/** From here there is no way back, only on: what fails is tried again before it is given up. */
async function carryOut(plan: Plan, copy: mongo.Db, db: mongo.Db, move: Move): Promise<void> {
	for (let tries = 1; ; tries += 1)
		try {
			return await moveWhatIsLeft(plan, copy, db, move);
		} catch (error) {
			if (tries === MOST_TRIES) throw error;
			await pause(tries * PAUSE_MS);
		}
}

async function moveWhatIsLeft(plan: Plan, copy: mongo.Db, db: mongo.Db, move: Move) {
	const stands = async () => (await planOf(copy))?.run === plan.run;
	const left = new Set(await namesIn(copy));
	for (const name of plan.names.filter((each) => left.has(each))) {
		// Carried out by somebody else meanwhile: what is called so now may be another copy's.
		if (!(await stands())) return;
		try {
			await move(`${copy.databaseName}.${name}`, `${db.databaseName}.${name}`);
		} catch (error) {
			if ((error as { code?: unknown }).code !== NO_SUCH_COLLECTION) throw error;
		}
	}
	if (!(await stands())) return;
	for (const name of await namesIn(db))
		if (!plan.names.includes(name) && !name.startsWith('system.')) await db.dropCollection(name);
	await copy.dropDatabase();
}
