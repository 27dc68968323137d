import { makeCollections } from './make-collections';
import type { Migration } from './migration';

export const setAsideFindings: Migration = {
	number: 12,
	name: 'findings of the structure that were set aside',
	run: (db) => makeCollections(db, { set_aside_findings: [[{ at: -1, _id: -1 }]] })
};
