import type { BackupSchedule } from '../../../domain/backup/schedule';
import type { SealedValue } from '../../../domain/mail/outbox';
import type { Moment } from '../../../domain/matrix/version';
import { defineModel, recordOf, type Stored } from '../model';

/** A backup or a restore that is under way or has ended: what the page shows of it. */
export interface BackupRun {
	id: string;
	kind: 'make' | 'restore';
	state: 'running' | 'done' | 'failed';
	/** Whose doing it is; `schedule` where nobody asked. */
	by: string;
	startedAt: Moment;
	/** Moved while it is alive: a run that stands still was killed. */
	beatAt: Moment;
	stage: string;
	done: number;
	total: number;
	fileName: string;
	/** Why it failed, as an error code with its data. */
	error: { code: string; data: Record<string, string | number> } | null;
	/** What came of it. */
	result: Record<string, string | number> | null;
}

export type StoredBackupRun = Stored<BackupRun>;

const Mixed = Object as never;

export const BackupRuns = defineModel<StoredBackupRun>('backup_runs', {
	kind: String,
	state: String,
	by: String,
	startedAt: String,
	beatAt: String,
	stage: String,
	done: Number,
	total: Number,
	fileName: String,
	error: Mixed,
	result: Mixed
});

export const toBackupRun = recordOf<BackupRun, unknown>();

/** When backups make themselves, and the passphrase for it, sealed with a key outside the store. */
export type StoredBackupSchedule = {
	_id: string;
	sealed: SealedValue | null;
	/** Up to when nothing is due any more: the latest backup by itself, or the change of the schedule. */
	doneUntil: Moment;
} & BackupSchedule;

export const BackupSettings = defineModel<StoredBackupSchedule>('backup_settings', {
	every: String,
	hour: Number,
	weekday: Number,
	keep: Number,
	sealed: Mixed,
	doneUntil: String
});
