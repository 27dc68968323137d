import type { BackupSchedule } from './schedule';

/** Whether an archive is known to be whole: those made here are read back as they are made. */
export const BACKUP_PROOFS = ['proved', 'unproved', 'damaged'] as const;
export type BackupProof = (typeof BACKUP_PROOFS)[number];

export interface BackupRow {
	name: string;
	/** When its content was true. */
	at: string;
	bytes: number;
	origin: 'manual' | 'schedule' | 'upload';
	encrypted: boolean;
	proof: BackupProof;
	/** What an uploaded file was called; empty for those made here. */
	fileName: string;
}

/** A backup or restore under way, or how the latest one ended. */
export interface RunView {
	id: string;
	kind: 'make' | 'restore';
	state: 'running' | 'done' | 'failed';
	stage: string;
	done: number;
	total: number;
	fileName: string;
	startedAt: string;
	error: { code: string; data: Record<string, string | number> } | null;
	result: Record<string, string | number> | null;
}

/** A run as a page shows it. */
export interface ToldRun extends RunView {
	/** Why it failed, in a sentence. */
	failure: string | null;
}

export interface BackupsView {
	files: BackupRow[];
	/** Where they lie on the server. */
	folder: string;
	/** Whether that folder is there and may be written to. */
	usable: boolean;
	run: RunView | null;
	schedule: BackupSchedule;
	/** Whether the schedule has a passphrase to encrypt with. */
	hasPassphrase: boolean;
	nextAt: string | null;
}
