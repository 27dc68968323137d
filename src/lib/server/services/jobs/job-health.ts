import { countJobs, faultyJobs } from '$lib/server/db/jobs';
import type { Moment } from '$lib/domain/matrix/version';
import type { JobKind } from '$lib/domain/jobs/job';

/** A job that waits this much longer than it should has nobody who runs it. */
export const LATE_MS = 10 * 60 * 1000;

export interface JobHealth {
	state: 'good' | 'warning' | 'bad';
	/** Given up, until somebody runs them again. */
	failed: number;
	/** Their last try failed; they are tried again. */
	failing: number;
	/** Due for ten minutes, and nobody has run them. */
	late: number;
	newest: { kind: JobKind; at: Moment } | null;
}

/** How the background work stands. Asks for no right: it names nobody. */
export async function jobHealth(now: Date): Promise<JobHealth> {
	const failed = await countJobs('failed');
	const late = await countJobs('waiting', new Date(now.getTime() - LATE_MS).toISOString());
	const faulty = await faultyJobs(50);
	const failing = faulty.filter(({ state }) => state !== 'failed').length;
	const [first] = faulty;
	return {
		state: failed > 0 || late > 0 ? 'bad' : failing > 0 ? 'warning' : 'good',
		failed,
		failing,
		late,
		newest: first?.fault ? { kind: first.kind, at: first.fault.at } : null
	};
}
