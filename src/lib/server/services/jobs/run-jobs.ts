import { randomBytes, randomUUID } from 'node:crypto';
import { JOB_KINDS, REPEATS, type Job, type JobFault, type JobKind } from '$lib/domain/jobs/job';
import { MOST_TRIES, repeatPauseMs, retryPauseMs } from '$lib/domain/jobs/retry';
import { accountsWithRole } from '$lib/server/db/accounts';
import { claimJob, renewJob, settleJob } from '$lib/server/db/jobs';
import { withTransaction } from '$lib/server/db/transaction';
import { isDomainError } from '$lib/server/errors';
import { factsOf, log } from '$lib/server/log';
import { consoleActor } from '../accounts/console-actor';
import { notify } from '../notifications/notify';
import { enqueueJob } from './enqueue-job';

export type Handlers = Record<
	JobKind,
	(payload: Record<string, unknown>, now: Date) => Promise<void>
>;

const HOLDER = randomUUID();
const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** Tries after which administrators are told of a job that comes round by itself. */
const TOLD_AFTER = 4;

/** Lays down the jobs that come round by themselves, as far as they are not there. */
export async function enqueueRepeating(now: Date): Promise<void> {
	for (const kind of Object.keys(REPEATS) as JobKind[])
		await enqueueJob({ kind, key: kind, runAt: now });
}

/**
 * Runs the jobs that are due, one after another, until none is or `stopped` says so.
 * @param holder this process; several may run jobs at once, each job is run by one
 * @param kinds the lane's
 * @returns how many were run
 */
export async function runDueJobs(
	handlers: Handlers,
	clock: () => Date,
	stopped: () => boolean = () => false,
	holder: string = HOLDER,
	kinds: readonly JobKind[] = JOB_KINDS
): Promise<number> {
	for (let count = 0; ; count += 1) {
		if (stopped()) return count;
		const job = await claimJob(
			clock().toISOString(),
			{ holder, leaseUntil: leaseFrom(clock()) },
			kinds
		);
		if (!job) return count;
		await run(job, handlers, clock, holder);
	}
}

class LeaseLost extends Error {
	override name = 'LeaseLost';
	readonly code = 'lease-lost';
}

/** Milliseconds until a job that comes round by itself does so again; null for any other. */
const comesRound = ({ id, kind }: Job): number | null => (id === kind && REPEATS[kind]) || null;

const leaseFrom = (now: Date): string => new Date(now.getTime() + LEASE_MS).toISOString();

async function run(job: Job, handlers: Handlers, clock: () => Date, holder: string): Promise<void> {
	const renewal = setInterval(() => {
		renewJob(job.id, holder, leaseFrom(clock())).catch((error: unknown) =>
			log('warn', 'the lease of a job was not prolonged', factsOf(error))
		);
	}, RENEW_MS);
	renewal.unref();
	try {
		// Whoever had it died in the middle each time: it is not taken up for ever.
		if (job.tries > MOST_TRIES && !comesRound(job)) throw new LeaseLost();
		await handlers[job.kind](job.payload, clock());
	} catch (error) {
		const errorId = randomBytes(5).toString('hex');
		log('error', 'a job failed', { errorId, job: job.kind, tries: job.tries, ...factsOf(error) });
		await settleFailure(job, holder, faultOf(error, errorId, clock()), clock());
		return;
	} finally {
		clearInterval(renewal);
	}
	await settleSuccess(job, holder, clock());
}

async function settleSuccess(job: Job, holder: string, now: Date): Promise<void> {
	const every = comesRound(job);
	const common = { tries: 0, fault: null, updatedAt: now.toISOString() };
	await settleJob(
		job.id,
		holder,
		every !== null
			? { ...common, state: 'waiting', runAt: new Date(now.getTime() + every).toISOString() }
			: { ...common, state: 'done', expiresAt: new Date(now.getTime() + KEPT_MS) }
	);
}

async function settleFailure(job: Job, holder: string, fault: JobFault, now: Date): Promise<void> {
	const every = comesRound(job);
	const pause = every === null ? retryPauseMs(job.tries) : repeatPauseMs(job.tries, every);
	const common = { fault, updatedAt: now.toISOString() };
	await withTransaction(async () => {
		const kept = await settleJob(
			job.id,
			holder,
			pause === null
				? { ...common, state: 'failed' }
				: { ...common, state: 'waiting', runAt: new Date(now.getTime() + pause).toISOString() }
		);
		const toTell = every === null ? pause === null : job.tries === TOLD_AFTER;
		if (!kept || !toTell) return;
		await notify(
			{ actor: consoleActor([]), now },
			{
				kind: 'job-failed',
				key: `${job.id}:${now.toISOString()}`,
				userIds: (await accountsWithRole('administrator')).map(({ id }) => id),
				data: { job: job.kind },
				href: '/settings/mail'
			}
		);
	});
}

/** A code that people can act on where there is one, and the number that the log has the rest under. */
function faultOf(error: unknown, errorId: string, now: Date): JobFault {
	const code = isDomainError(error) ? error.code : String(factsOf(error).code ?? 'unexpected');
	return { code, detail: errorId, at: now.toISOString() };
}
