import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from 'mongodb';

import { codeOf, startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

/** Documents of any shape. */
type Stored = Document & { _id?: number };

let test: TestStore;

beforeAll(async () => {
	test = await startTestStore();
	await test.db.collection<Stored>('c').insertMany([
		{ _id: 1, n: 1 },
		{ _id: 2, n: 2 }
	]);
});
afterAll(() => test.stop());

/** A request outside the subset, the code that says so, and what it names. */
const refused: [Document, number, RegExp][] = [
	[{ mapReduce: 'c' }, 59, /mapReduce/],
	[{ collStats: 'c' }, 59, /collStats/],
	[{ renameCollection: 'a.b', to: 'a.c' }, 59, /renameCollection/],
	[{ insert: 'c' }, 40414, /documents/],
	[{ insert: 'c', documents: null }, 40414, /documents/],
	[{ update: 'c', updates: [{ u: { $set: { n: 9 } } }] }, 40414, /updates\.q/],
	[{ update: 'c', updates: [{ q: {} }] }, 40414, /updates\.u/],
	[{ update: 'c', updates: [5] }, 14, /updates/],
	[{ delete: 'c', deletes: [{ q: null, limit: 0 }] }, 40414, /deletes\.q/],
	[{ delete: 'c', deletes: [{ q: {} }] }, 40414, /deletes\.limit/],
	[{ distinct: 'c' }, 40414, /key/],
	[{ aggregate: 'c', cursor: {} }, 40414, /pipeline/],
	[{ killCursors: 'c', cursors: [] }, 2, /cursor/],
	[{ dropIndexes: 'c' }, 40414, /index/],
	[{ createIndexes: 'c', indexes: [{ name: 'x' }] }, 9, /key/],
	[{ find: 'c', bogus: 1 }, 40415, /find\.bogus/],
	[{ find: 'c', min: { n: 1 } }, 238, /min/],
	[{ find: 'c', tailable: true }, 238, /tailable/],
	[{ find: 'c', let: { x: 1 } }, 238, /let/],
	[{ find: 'c', collation: { locale: 'es' } }, 238, /[Cc]ollation/],
	[{ find: 'c', filter: 5 }, 14, /filter/],
	[{ find: 'c', filter: { $where: 'true' } }, 2, /\$where/],
	[{ find: 'c', filter: { n: { $bogus: 1 } } }, 2, /\$bogus/],
	[{ find: 'c', skip: -1 }, 2, /skip/],
	[{ find: 'c', hint: 'none' }, 2, /hint/],
	[{ find: 'c', hint: { $natural: -1 } }, 238, /natural/],
	[{ find: 'c', readConcern: { level: 'odd' } }, 9, /odd/],
	[{ find: '' }, 73, /collection name/],
	[{ find: 'system.users' }, 73, /system/],
	[{ aggregate: 'c', pipeline: [{ $bogus: 1 }], cursor: {} }, 40324, /\$bogus/],
	[{ aggregate: 'c', pipeline: [{ $out: 'd' }], cursor: {} }, 40324, /\$out/],
	[{ aggregate: 'c', pipeline: [], cursor: {}, explain: true }, 238, /explain/],
	[{ insert: 'c', documents: [{ n: 1 }], writeConcern: { w: 3 } }, 100, /one/],
	[{ update: 'c', updates: [{ q: {}, u: { $set: { n: 9 } }, sort: { n: 1 } }] }, 238, /sort/],
	[{ update: 'c', updates: [{ q: {}, u: { $set: { n: 9 } }, odd: 1 }] }, 40415, /odd/],
	[
		{
			update: 'c',
			updates: [
				{ q: {}, u: { $set: { n: 9 } } },
				{ q: {}, u: { $set: { n: 9 } }, collation: { locale: 'es' } }
			]
		},
		238,
		/[Cc]ollation/
	],
	[
		{
			delete: 'c',
			deletes: [
				{ q: {}, limit: 0 },
				{ q: {}, limit: 3 }
			]
		},
		9,
		/limit/
	],
	[
		{
			update: 'c',
			updates: [
				{ q: {}, u: { $set: { n: 9 } } },
				{ q: { $where: 'true' }, u: { $set: { n: 9 } } }
			]
		},
		2,
		/\$where/
	],
	[
		{
			delete: 'c',
			deletes: [
				{ q: {}, limit: 0 },
				{ q: { $text: { $search: 'x' } }, limit: 0 }
			]
		},
		2,
		/\$text/
	],
	[{ findAndModify: 'c', remove: true, update: { $set: { n: 9 } } }, 9, /remove/],
	[{ createIndexes: 'c', indexes: [{ key: { n: 'text' }, name: 't' }] }, 67, /text/],
	[{ createIndexes: 'c', indexes: [{ key: { n: '2dsphere' }, name: 't' }] }, 67, /2dsphere/],
	[{ createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 't' }] }, 67, /\$\*\*/],
	[
		{ createIndexes: 'c', indexes: [{ key: { n: 1 }, name: 't', collation: { locale: 'es' } }] },
		67,
		/collation/
	],
	[{ createIndexes: 'c', indexes: [{ key: { n: 1 }, name: '*' }] }, 67, /\*/],
	[
		{
			createIndexes: 'c',
			indexes: [{ key: { n: 1 }, name: 'p', partialFilterExpression: { n: { $ne: 1 } } }]
		},
		67,
		/\$ne/
	],
	[
		{
			createIndexes: 'c',
			indexes: [{ key: { n: 1 }, name: 'p', partialFilterExpression: { n: { $exists: false } } }]
		},
		67,
		/\$exists/
	],
	[{ find: 'c', maxTimeMS: -1 }, 2, /maxTimeMS/],
	[{ create: 'capped', capped: true, size: 5 }, 238, /capped|size/],
	[{ create: 'view', viewOn: 'c', pipeline: [] }, 238, /viewOn/],
	[{ create: 'v', validator: { n: 1 } }, 238, /validator/]
];

describe('what lies outside the subset', () => {
	it.each(refused)('%j is refused by name', async (command, code, named) => {
		const error = await test.db.command(command).then(
			() => null,
			(e: { code: number; message: string }) => e
		);
		expect(error?.code).toBe(code);
		expect(error?.message).toMatch(named);
	});

	it('changed nothing, because it was refused before any of it ran', async () => {
		expect(await test.db.collection('c').find().sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 1, n: 1 },
			{ _id: 2, n: 2 }
		]);
		const names = (await test.db.listCollections().toArray()).map((c) => c.name);
		expect(names).toEqual(['c']);
		expect(await codeOf(test.db.command({ watch: 1 }))).toBe(59);
	});
});
