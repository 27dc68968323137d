import { makeCollections } from './make-collections';
import type { Migration } from './migration';

export const scenarios: Migration = {
	number: 10,
	name: 'structures that are tried out',
	run: (db) => makeCollections(db, { scenarios: [[{ updatedAt: -1, _id: -1 }]] })
};
