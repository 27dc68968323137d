import type { Moment } from '../../domain/matrix/version';
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

/** The schedule as it is stored; null where nobody ever set one. */
export async function readBackupSchedule(): Promise<Omit<StoredBackupSchedule, '_id'> | null> {
	const raw = await BackupSettings.findById(SCHEDULE).lean<StoredBackupSchedule | null>();
	if (!raw) return null;
	const { every, hour, weekday, keep, sealed, doneUntil } = raw;
	return { every, hour, weekday, keep, sealed, doneUntil };
}

export async function storeBackupSchedule(
	schedule: Omit<StoredBackupSchedule, '_id'>
): Promise<void> {
	await BackupSettings.updateOne({ _id: SCHEDULE }, { $set: schedule }, { upsert: true });
}

/** Nothing that was due before this moment is due any more. */
export async function markBackupDone(doneUntil: Moment): Promise<void> {
	await BackupSettings.updateOne({ _id: SCHEDULE }, { $set: { doneUntil } });
}
