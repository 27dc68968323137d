import mongoose, { type mongo } from 'mongoose';

/**
 * What stays out of archives. A leaked one must open nothing (sessions, links, devices, failures at
 * the door); and what belongs to a process or can be made again has no business in another store.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
	'sessions',
	'setup_links',
	'sign_in_attempts',
	'known_devices',
	'leases',
	'migrations',
	'backup_runs',
	'rendered_files'
]);

/** Counters of caches mean something to running processes alone; the rest of the collection stays. */
export const ARCHIVED_PART: Readonly<Record<string, object>> = { stamps: { _id: 'demonstration' } };

/** Read after the snapshot, because what is in it never changes; see `read-store.ts`. */
export const AUDIT_EVENTS = 'audit_events';
export const MATRIX_CONTENTS = 'matrix_contents';
export const isChunks = (name: string): boolean => name.endsWith('.chunks');

/** The open store's client and database. @throws Error where none is open */
export function openDatabase(): { client: mongo.MongoClient; db: mongo.Db } {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	return { client: mongoose.connection.getClient(), db };
}

/** Names of the collections that go into an archive, in the order of names. */
export async function archivedCollections(db: mongo.Db): Promise<string[]> {
	const all = await db.listCollections({}, { nameOnly: true }).toArray();
	return all
		.map(({ name }) => name)
		.filter((name) => !LEFT_OUT.has(name) && !name.startsWith('system.'))
		.sort();
}

/** Whether nothing is stored that an archive would hold. */
export async function isEmptyDatabase(db: mongo.Db = openDatabase().db): Promise<boolean> {
	for (const name of await archivedCollections(db)) {
		const found = await db
			.collection(name)
			.findOne(ARCHIVED_PART[name] ?? {}, { projection: { _id: 1 } });
		if (found) return false;
	}
	return true;
}

/** Documents that an archive of the open store would hold now, by collection. */
export async function archivedCounts(
	db: mongo.Db = openDatabase().db
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const name of await archivedCollections(db))
		counts[name] = await db.collection(name).countDocuments(ARCHIVED_PART[name] ?? {});
	return counts;
}
