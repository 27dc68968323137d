import type { Job } from '$lib/domain/jobs/job';
import { redoJob } from '$lib/server/db/jobs';
import { afterCommit } from '$lib/server/db/transaction';
import { enqueueJob } from '../jobs/enqueue-job';
import { callForWork } from '../jobs/wake';

/** One job an edition, however often its file is made. */
export const wordJobKey = (editionId: string): string => `manual-word:${editionId}`;

/** Has the Word file of an edition made in the background, unless that is under way. */
export async function layDownWordJob(
	editionId: string,
	asked: { code: string; edition: number | 'open' | null },
	now: Date
): Promise<void> {
	const key = wordJobKey(editionId);
	const payload: Job['payload'] = { ...asked };
	if (await enqueueJob({ kind: 'manual-word', key, payload, runAt: now })) return;
	if (await redoJob(key, payload, now.toISOString())) afterCommit(callForWork);
}
