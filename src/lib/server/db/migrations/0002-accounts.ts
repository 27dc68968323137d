import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

/** Swept once `expiresAt` has passed. */
const SWEPT: Index = [{ expiresAt: 1 }, { expireAfterSeconds: 0 }];

const COLLECTIONS: Record<string, Index[]> = {
	users: [
		// An e-mail or employee number leads to one account.
		[{ signInKeys: 1 }, { unique: true }],
		[{ employeeId: 1 }, { unique: true, partialFilterExpression: { employeeId: { $gt: '' } } }],
		[{ nameKey: 1, _id: 1 }],
		[{ roles: 1, nameKey: 1, _id: 1 }]
	],
	sessions: [[{ userId: 1, createdAt: -1 }], SWEPT],
	sign_in_attempts: [SWEPT],
	known_devices: [[{ userId: 1 }], SWEPT],
	setup_links: [[{ userId: 1 }], SWEPT]
};

export const accounts: Migration = {
	number: 2,
	name: 'accounts, sessions and what guards them',
	run: (db) => makeCollections(db, COLLECTIONS)
};
