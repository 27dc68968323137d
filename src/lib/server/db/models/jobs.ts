import type { Job } from '../../../domain/jobs/job';
import { defineModel, recordOf, type Stored } from '../model';

export interface JobKeys {
	/** Set once it is done: a TTL index sweeps it. */
	expiresAt: Date | null;
}

export type StoredJob = Stored<Job, JobKeys>;

export const Jobs = defineModel<StoredJob>('jobs', {
	kind: String,
	payload: Object as never,
	state: String,
	runAt: String,
	tries: Number,
	holder: String,
	leaseUntil: String,
	fault: Object as never,
	createdAt: String,
	updatedAt: String,
	expiresAt: Date
});

export const toJob = recordOf<Job, JobKeys>('expiresAt');
