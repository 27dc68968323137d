import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

const COLLECTIONS: Record<string, Index[]> = {
	settings: [[{ key: 1, validFrom: 1 }, { unique: true }]],
	competency_scales: [[{ modelKey: 1 }, { unique: true }]]
};

export const settings: Migration = {
	number: 4,
	name: 'settings and scales',
	run: (db) => makeCollections(db, COLLECTIONS)
};
