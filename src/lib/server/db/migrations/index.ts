import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { giveLeaseBack, takeLease } from '../leases';
import { collections } from './0001-collections';
import { accounts } from './0002-accounts';
import { jobsAndMail } from './0003-jobs-mail';
import { settings } from './0004-settings';
import { backups } from './0005-backups';
import { accountLists } from './0006-accounts';
import { structureMarks } from './0007-structure-marks';
import { manuals } from './0009-manuals';
import { scenarios } from './0010-scenarios';
import { setAsideFindings } from './0012-set-aside-findings';
import type { Migration } from './migration';

/** In order; a number is never used twice, a migration that was released is never edited. */
export const MIGRATIONS: readonly Migration[] = [
	collections,
	accounts,
	jobsAndMail,
	settings,
	backups,
	accountLists,
	structureMarks,
	manuals,
	scenarios,
	setAsideFindings
];

const LEASE = 'migrations';
const LEASE_MS = 60_000;
const POLL_MS = 100;

/**
 * Runs what has not been run on this database, once: whoever holds the lease migrates, everybody
 * else waits until it is done.
 * @returns the numbers of the migrations that this process ran
 */
export async function migrate(
	db: mongo.Db | undefined = mongoose.connection.db,
	migrations: readonly Migration[] = MIGRATIONS
): Promise<number[]> {
	if (!db) throw new Error('the store is not open');
	const holder = randomUUID();
	for (;;) {
		const open = await missing(db, migrations);
		if (open.length === 0) return [];
		if (await takeLease(LEASE, LEASE_MS, holder, db)) break;
		await pause(POLL_MS);
	}
	const ran: number[] = [];
	try {
		for (const migration of await missing(db, migrations)) {
			if (!(await takeLease(LEASE, LEASE_MS, holder, db)))
				throw new Error('lost the lease of the migrations');
			await migration.run(db);
			await record(db, migration);
			ran.push(migration.number);
		}
	} finally {
		await giveLeaseBack(LEASE, holder, db);
	}
	return ran;
}

/** Whether every migration that this product knows has been run on the store. */
export async function isMigrated(db: mongo.Db | undefined = mongoose.connection.db) {
	return db !== undefined && (await missing(db, MIGRATIONS)).length === 0;
}

async function missing(db: mongo.Db, migrations: readonly Migration[]): Promise<Migration[]> {
	const done = await db.collection<{ _id: number }>('migrations').find().limit(10_000).toArray();
	const numbers = new Set(done.map(({ _id }) => _id));
	return migrations.filter(({ number }) => !numbers.has(number));
}

async function record(db: mongo.Db, { number, name }: Migration): Promise<void> {
	await db
		.collection<{ _id: number; name: string; at: Date }>('migrations')
		.updateOne({ _id: number }, { $set: { name, at: new Date() } }, { upsert: true });
}
