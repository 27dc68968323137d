import { can } from '$lib/domain/access/can';
import { jobById, restartJob } from '$lib/server/db/jobs';
import { afterCommit, withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { callForWork } from './wake';

/**
 * Runs a job now that was given up or waits for its next try.
 * @throws DomainError forbidden, not-found, job-settled
 */
export async function runAgain(ctx: Context, id: string): Promise<void> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	await withTransaction(async () => {
		const job = await jobById(id);
		if (!job) throw notFound();
		if (!(await restartJob(id, ctx.now.toISOString()))) throw new DomainError('job-settled');
		await appendEvent(ctx, {
			kind: 'job',
			id: job.kind,
			name: job.kind,
			part: 'settings',
			action: 'job-run-again'
		});
		afterCommit(callForWork);
	});
}
