import type { JobKind } from '$lib/domain/jobs/job';
import { insertJob } from '$lib/server/db/jobs';
import { afterCommit } from '$lib/server/db/transaction';
import { callForWork } from './wake';

/**
 * Lays down a job inside the caller's transaction: it is kept if that is, and run after it.
 * @param job.key names the job; a second one under the same key is not laid down
 * @param job.runAt not before this moment
 * @returns whether it is new
 */
export async function enqueueJob(job: {
	kind: JobKind;
	key: string;
	payload?: Record<string, unknown>;
	runAt: Date;
}): Promise<boolean> {
	const at = job.runAt.toISOString();
	const isNew = await insertJob({
		id: job.key,
		kind: job.kind,
		payload: job.payload ?? {},
		state: 'waiting',
		runAt: at,
		tries: 0,
		holder: null,
		leaseUntil: null,
		fault: null,
		createdAt: at,
		updatedAt: at
	});
	if (isNew) afterCommit(callForWork);
	return isNew;
}
