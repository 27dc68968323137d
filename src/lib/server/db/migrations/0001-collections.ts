import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

/** Every collection with the indexes that its queries walk. */
const COLLECTIONS: Record<string, Index[]> = {
	companies: [],
	units: [
		[{ order: 1, nameKey: 1, code: 1 }],
		[{ recordId: 1, validFrom: 1 }, { unique: true }],
		[{ parentId: 1 }]
	],
	positions: [[{ codes: 1 }, { unique: true }], [{ titleKey: 1, _id: 1 }]],
	position_aliases: [[{ nameKey: 1 }, { unique: true }], [{ positionId: 1 }]],
	posts: [
		[{ recordId: 1, validFrom: 1 }, { unique: true }],
		[{ positionId: 1 }],
		[{ unitId: 1 }],
		[{ reportsTo: 1 }]
	],
	employees: [[{ number: 1 }, { unique: true }], [{ nameKey: 1, _id: 1 }]],
	incumbencies: [
		[{ recordId: 1, validFrom: 1 }, { unique: true }],
		[{ employeeId: 1, validFrom: 1 }],
		[{ postId: 1, validFrom: 1 }]
	],
	matrix_versions: [
		// One draft, version in review or approved version beside what is issued.
		[{ positionId: 1 }, { unique: true, partialFilterExpression: { open: true } }],
		[
			{ positionId: 1, number: 1 },
			{ unique: true, partialFilterExpression: { number: { $gt: 0 } } }
		],
		[{ positionId: 1, createdAt: -1 }],
		[{ state: 1, updatedAt: -1 }],
		[{ state: 1, positionId: 1, number: -1 }],
		[{ preparedBy: 1, state: 1 }],
		[{ reviewerId: 1, state: 1 }],
		[{ authoriserId: 1, state: 1 }]
	],
	matrix_contents: [],
	rendered_files: [[{ contentHash: 1 }]],
	acknowledgements: [
		// One open request a person and position.
		[
			{ employeeId: 1, positionId: 1 },
			{ unique: true, partialFilterExpression: { state: 'requested' } }
		],
		[{ employeeId: 1, requestedAt: -1 }],
		[{ versionId: 1, nameKey: 1, _id: 1 }],
		[{ versionId: 1, state: 1, nameKey: 1, _id: 1 }],
		[{ positionId: 1, state: 1 }],
		[{ state: 1, dueOn: 1 }]
	],
	import_sources: [[{ hash: 1, at: -1 }]],
	audit_events: [
		[{ recordKind: 1, recordId: 1, seq: 1 }, { unique: true }],
		[{ part: 1, at: -1, _id: -1 }],
		[{ part: 1, recordKind: 1, at: -1, _id: -1 }],
		[{ part: 1, actorId: 1, at: -1, _id: -1 }],
		[{ part: 1, action: 1, at: -1, _id: -1 }]
	],
	audit_heads: [[{ sealed: 1, _id: 1 }]],
	audit_seals: [],
	person_keys: [],
	stamps: []
};

export const collections: Migration = {
	number: 1,
	name: 'collections and their indexes',
	run: (db) => makeCollections(db, COLLECTIONS)
};
