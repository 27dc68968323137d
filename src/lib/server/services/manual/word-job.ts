import type { Job } from '$lib/domain/jobs/job';
import { redoJob } from '$lib/server/db/jobs';
import { afterCommit } from '$lib/server/db/transaction';
import { enqueueJob } from '../jobs/enqueue-job';
import { callForWork } from '../jobs/wake';

/** One job an edition, however often its file is made. */
export const wordJobKey = (editionId: string): string => `manual-word:${editionId}`;

/** Has the Word file of an edition made in the background, unless that is under way. */
export async function layDownWordJob(editionId: string, now: Date): Promise<void> {
	const key = wordJobKey(editionId);
	// By its id: an edition that was open is another one's place by the time the job runs.
	const payload: Job['payload'] = { editionId };
	if (await enqueueJob({ kind: 'manual-word', key, payload, runAt: now })) return;
	if (await redoJob(key, payload, now.toISOString())) afterCommit(callForWork);
}
