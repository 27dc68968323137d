import { makeCollections } from './make-collections';
import type { Migration } from './migration';

export const setAsideFindings: Migration = {
	number: 12,
	name: 'findings that were set aside, scenarios by their state',
	run: (db) =>
		makeCollections(db, {
			set_aside_findings: [[{ at: -1, _id: -1 }]],
			scenarios: [[{ state: 1, updatedAt: -1, _id: -1 }]]
		})
};
