import type { Job, JobKind, JobState } from '../../domain/jobs/job';
import type { Moment } from '../../domain/matrix/version';
import { duplicateKeyOf } from './duplicate-key';
import { storedOf } from './model';
import { Jobs, toJob, type JobKeys, type StoredJob } from './models/jobs';

/** @returns false where a job with this key is known already, whatever became of it */
export async function insertJob(job: Job): Promise<boolean> {
	const { _id, ...fields } = storedOf<Job, JobKeys>(job, { expiresAt: null });
	try {
		const result = await Jobs.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
		return result.upsertedCount === 1;
	} catch (error) {
		if (duplicateKeyOf(error) !== null) return false;
		throw error;
	}
}

/**
 * Claims the job of these kinds that has been due longest, or one whose holder's lease has run out; nobody else
 * gets it until `leaseUntil`. Each claim counts as a try.
 */
export async function claimJob(
	now: Moment,
	lease: { holder: string; leaseUntil: Moment },
	kinds: readonly JobKind[]
): Promise<Job | null> {
	const claim = {
		$set: { state: 'running' as const, ...lease, updatedAt: now },
		$inc: { tries: 1 }
	};
	const left = { state: 'running' as const, leaseUntil: { $lt: now } };
	const due = { state: 'waiting' as const, runAt: { $lte: now } };
	for (const filter of [due, left]) {
		const raw = await Jobs.findOneAndUpdate({ ...filter, kind: { $in: [...kinds] } }, claim, {
			sort: { runAt: 1 },
			returnDocument: 'after'
		}).lean<StoredJob | null>();
		if (raw) return toJob(raw);
	}
	return null;
}

/** Prolongs a lease. @returns false where the job is no longer this holder's */
export async function renewJob(id: string, holder: string, leaseUntil: Moment): Promise<boolean> {
	const result = await Jobs.updateOne(
		{ _id: id, holder, state: 'running' },
		{ $set: { leaseUntil } }
	);
	return result.matchedCount === 1;
}

/** Writes what became of a job, unless somebody took it over since. */
export async function settleJob(
	id: string,
	holder: string,
	changes: Partial<Omit<StoredJob, '_id'>>
): Promise<boolean> {
	const result = await Jobs.updateOne(
		{ _id: id, holder, state: 'running' },
		{ $set: { ...changes, holder: null, leaseUntil: null } }
	);
	return result.matchedCount === 1;
}

/** Puts a job that waits or was given up back to its first try. @returns false for any other */
export async function restartJob(id: string, now: Moment): Promise<boolean> {
	const result = await Jobs.updateOne(
		{ _id: id, state: { $in: ['waiting', 'failed'] } },
		{ $set: { state: 'waiting', runAt: now, tries: 0, updatedAt: now } }
	);
	return result.matchedCount === 1;
}

/** Puts a job that ended back to its first try. @returns false where it has not ended */
export async function redoJob(id: string, payload: Job['payload'], now: Moment): Promise<boolean> {
	const again = { state: 'waiting' as const, runAt: now, updatedAt: now, tries: 0, fault: null };
	const result = await Jobs.updateOne(
		{
			_id: id,
			$or: [{ state: { $in: ['done', 'failed'] } }, { state: 'waiting', fault: { $ne: null } }]
		},
		{ $set: { ...again, payload, expiresAt: null } }
	);
	return result.matchedCount === 1;
}

/** Notes how far a running job is, for who waits for it. */
export async function tellJob(
	id: string,
	progress: { done: number; total: number }
): Promise<void> {
	await Jobs.updateOne({ _id: id, state: 'running' }, { $set: { 'payload.progress': progress } });
}

export async function jobById(id: string): Promise<Job | null> {
	const raw = await Jobs.findById(id).lean<StoredJob | null>();
	return raw && toJob(raw);
}

/** Jobs that were given up, or whose last try failed; the newest fault first. */
export async function faultyJobs(limit: number): Promise<Job[]> {
	const raw = await Jobs.find({
		state: { $in: ['failed', 'waiting', 'running'] },
		fault: { $ne: null }
	})
		.sort({ updatedAt: -1 })
		.limit(limit)
		.lean<StoredJob[]>();
	return raw.map(toJob);
}

/** How many are in a state; of those that wait, how many were due before a moment. */
export async function countJobs(state: JobState, dueBefore?: Moment): Promise<number> {
	return Jobs.countDocuments({ state, ...(dueBefore ? { runAt: { $lt: dueBefore } } : {}) });
}

/** The newest jobs of a kind, whatever their state. */
export async function jobsOfKind(kind: JobKind, limit: number): Promise<Job[]> {
	const raw = await Jobs.find({ kind }).sort({ updatedAt: -1 }).limit(limit).lean<StoredJob[]>();
	return raw.map(toJob);
}
