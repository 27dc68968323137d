import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

const COLLECTIONS: Record<string, Index[]> = {
	manuals: [[{ codes: 1 }, { unique: true }], [{ titleKey: 1, _id: 1 }]],
	manual_editions: [
		// One draft, edition in review or approved edition beside what is issued.
		[{ manualId: 1 }, { unique: true, partialFilterExpression: { open: true } }],
		[
			{ manualId: 1, number: 1 },
			{ unique: true, partialFilterExpression: { number: { $gt: 0 } } }
		],
		[{ manualId: 1, createdAt: -1 }],
		[{ state: 1, manualId: 1, number: -1 }]
	]
};

export const manuals: Migration = {
	number: 9,
	name: 'manuals and their editions',
	run: (db) => makeCollections(db, COLLECTIONS)
};
