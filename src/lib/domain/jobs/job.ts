import type { Moment } from '../matrix/version';

/** What runs in the background; each kind has one handler in `server/jobs/handlers.ts`. */
export const JOB_KINDS = [
	'settle-requests',
	'seal-audit',
	'remind-due',
	'mail-digest',
	'backup',
	'sweep-files',
	'manual-word'
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Kinds that may take minutes, or wait for one that does: they hold up each other, and nothing else. */
const LONG: readonly JobKind[] = ['backup', 'sweep-files', 'manual-word'];

/** Lanes run beside each other, the jobs of one after another; each kind is in one. */
export const JOB_LANES: Record<'quick' | 'long', readonly JobKind[]> = {
	quick: JOB_KINDS.filter((kind) => !LONG.includes(kind)),
	long: LONG
};

/** `failed`: given up, until somebody runs it again. */
export const JOB_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Why a job did not go through: a code for the sentence, and the bare wording without values. */
export interface JobFault {
	code: string;
	detail: string;
	at: Moment;
}

export interface Job {
	/** The idempotent key: the same job is laid down once. */
	id: string;
	kind: JobKind;
	payload: Record<string, unknown>;
	state: JobState;
	/** Not before this moment. */
	runAt: Moment;
	/** Since the last time it went through. */
	tries: number;
	/** Who runs it, and until when nobody else may. */
	holder: string | null;
	leaseUntil: Moment | null;
	fault: JobFault | null;
	createdAt: Moment;
	updatedAt: Moment;
}

const HOUR_MS = 60 * 60 * 1000;

/** Kinds that come round again by themselves, under their kind as key: milliseconds between two. */
export const REPEATS: Partial<Record<JobKind, number>> = {
	'settle-requests': HOUR_MS,
	'seal-audit': HOUR_MS,
	'remind-due': HOUR_MS,
	// Beside those laid down for a moment: what was told too late for its own is not left behind.
	'mail-digest': HOUR_MS,
	backup: HOUR_MS / 12,
	'sweep-files': HOUR_MS
};
