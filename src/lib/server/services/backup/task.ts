import type { Actor } from '$lib/domain/access/actor';
import type { BackupRun } from '$lib/server/db/backups';

/** What is done in a thread of its own: the server keeps answering meanwhile. */
export type BackupTask =
	| { kind: 'make'; passphrase: string; origin: 'manual' | 'schedule' }
	| { kind: 'check'; name: string; passphrase: string | null }
	| { kind: 'restore'; name: string; passphrase: string | null };

/** Everything that the thread must know; it shares nothing with the one that asked. */
export interface BackupOrder {
	store: { uri: string; database: string };
	dataDir: string;
	auditKey: Uint8Array;
	actor: Actor;
	now: string;
	task: BackupTask;
	/** The run that the page shows; none for a check. */
	run: BackupRun | null;
}

/** Facts of what was done, for the page and for the run. */
export type BackupOutcome = Record<string, string | number>;

export type BackupAnswer =
	| { ok: true; outcome: BackupOutcome }
	/** An expected failure. */
	| { ok: false; code: string; data: Record<string, string | number> }
	| { ok: false; code: null; facts: Record<string, string | number | boolean | null | undefined> };
