import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

/** Swept once `expiresAt` has passed. */
const SWEPT: Index = [{ expiresAt: 1 }, { expireAfterSeconds: 0 }];

const COLLECTIONS: Record<string, Index[]> = {
	jobs: [[{ state: 1, runAt: 1 }], [{ kind: 1, state: 1 }], SWEPT],
	outbox: [
		[{ state: 1, nextAt: 1 }],
		[{ state: 1, updatedAt: -1 }],
		[{ userId: 1, createdAt: -1 }],
		SWEPT
	],
	outbox_holds: [],
	notifications: [
		[{ userId: 1, at: -1, _id: -1 }],
		[{ userId: 1, readAt: 1, at: -1, _id: -1 }],
		[{ digestAt: 1, userId: 1 }],
		[{ mailKey: 1 }],
		SWEPT
	],
	notification_choices: []
};

export const jobsAndMail: Migration = {
	number: 3,
	name: 'jobs, mail and notifications',
	run: (db) => makeCollections(db, COLLECTIONS)
};
