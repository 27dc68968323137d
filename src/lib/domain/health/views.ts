import type { LastFailure } from '../mail/standing';
import type { Moment } from '../matrix/version';
import type { HealthState } from './rules';

/** What the page of the system's state shows: parts with their facts, words come from i18n. */
export interface HealthView {
	state: HealthState;
	store: {
		state: HealthState;
		kind: 'embedded' | 'mongodb';
		documents: number;
		/** The embedded store's working set and ceiling, in bytes and documents; null on MongoDB. */
		workingSet: {
			documents: number;
			bytes: number;
			ceilingDocuments: number;
			ceilingBytes: number;
			fileBytes: number;
		} | null;
		collections: { name: string; documents: number }[];
	};
	/** Null where the system does not say. */
	disk: { state: HealthState; free: number; total: number } | null;
	jobs: { state: HealthState; failed: number; failing: number; late: number };
	mail: {
		state: HealthState;
		configured: boolean;
		heldSince: Moment | null;
		queued: number;
		sent: number;
		failed: number;
		unsure: number;
		/** How the mail server failed, where nothing has gone out since. */
		failing: LastFailure | null;
	};
	backup: {
		state: HealthState;
		last: { at: Moment; bytes: number } | null;
		nextAt: Moment | null;
		/** Whether the latest try failed. */
		failed: boolean;
		/** The folder of the archives, where it cannot be used. */
		unusable: string | null;
	};
	seal: { state: HealthState; at: Moment | null };
	process: { version: string; node: string; startedAt: Moment; memory: number };
}
