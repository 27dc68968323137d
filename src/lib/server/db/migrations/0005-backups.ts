import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

const COLLECTIONS: Record<string, Index[]> = {
	backup_runs: [[{ startedAt: -1 }]],
	backup_settings: [],
	person_keys: [[{ erasedAt: 1 }, { partialFilterExpression: { erasedAt: { $gt: '' } } }]],
	// The driver's own names for files in pieces; what nobody refers to is found by its age.
	'files.files': [[{ 'metadata.owner': 1, uploadDate: 1 }]],
	'files.chunks': [[{ files_id: 1, n: 1 }, { unique: true }]]
};

export const backups: Migration = {
	number: 5,
	name: 'backups and files',
	run: (db) => makeCollections(db, COLLECTIONS)
};
