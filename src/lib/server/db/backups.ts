import { NO_SCHEDULE, type BackupSchedule } from '../../domain/backup/schedule';
import {
	BackupRuns,
	BackupSettings,
	toBackupRun,
	type BackupRun,
	type StoredBackupRun,
	type StoredBackupSchedule
} from './models/backups';
import { storedOf } from './model';

export type { BackupRun } from './models/backups';

export async function insertRun(run: BackupRun): Promise<void> {
	await BackupRuns.insertMany([storedOf(run, {})]);
}

/** Puts a run as it is now, also into a store that did not know it. */
export async function putRun({ id, ...rest }: BackupRun): Promise<void> {
	await BackupRuns.updateOne({ _id: id }, { $set: rest }, { upsert: true });
}

export async function runById(id: string): Promise<BackupRun | null> {
	const raw = await BackupRuns.findById(id).lean<StoredBackupRun | null>();
	return raw && toBackupRun(raw);
}

/** Newest first. */
export async function latestRuns(limit: number): Promise<BackupRun[]> {
	const raw = await BackupRuns.find()
		.sort({ startedAt: -1 })
		.limit(limit)
		.lean<StoredBackupRun[]>();
	return raw.map(toBackupRun);
}

const SCHEDULE = 'schedule';

/** The schedule, and the sealed passphrase that it encrypts with. */
export async function readBackupSchedule(): Promise<{
	schedule: BackupSchedule;
	sealed: string | null;
}> {
	const raw = await BackupSettings.findById(SCHEDULE).lean<StoredBackupSchedule | null>();
	if (!raw) return { schedule: NO_SCHEDULE, sealed: null };
	const { every, hour, weekday, keep, sealed } = raw;
	return { schedule: { every, hour, weekday, keep }, sealed };
}

export async function storeBackupSchedule(
	schedule: BackupSchedule,
	sealed: string | null
): Promise<void> {
	await BackupSettings.updateOne(
		{ _id: SCHEDULE },
		{ $set: { ...schedule, sealed } },
		{ upsert: true }
	);
}
