import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Db } from 'mongodb';
import type { Collection } from 'mongodb';
import { codeOf, startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

interface Content {
	_id: string;
	n: number;
}

let test: TestStore;
let contents: Collection<Content>;

beforeAll(async () => {
	test = await startTestStore();
	contents = test.db.collection('matrix_contents');
	await contents.insertMany([
		{ _id: 'a', n: 1 },
		{ _id: 'b', n: 2 }
	]);
});
afterAll(() => test.stop());

/** Every way the driver knows to change a document that is there. */
const paths: [string, () => Promise<unknown>][] = [
	['updateOne', () => contents.updateOne({ _id: 'a' }, { $set: { n: 9 } })],
	['updateMany', () => contents.updateMany({}, { $set: { n: 9 } })],
	['updateOne that matches nothing', () => contents.updateOne({ _id: 'z' }, { $set: { n: 9 } })],
	['an upsert', () => contents.updateOne({ _id: 'c' }, { $set: { n: 9 } }, { upsert: true })],
	['replaceOne', () => contents.replaceOne({ _id: 'a' }, { n: 9 })],
	['findOneAndUpdate', () => contents.findOneAndUpdate({ _id: 'a' }, { $set: { n: 9 } })],
	['findOneAndReplace', () => contents.findOneAndReplace({ _id: 'a' }, { n: 9 })],
	['findOneAndDelete', () => contents.findOneAndDelete({ _id: 'a' })],
	['deleteOne', () => contents.deleteOne({ _id: 'a' })],
	['deleteMany', () => contents.deleteMany({})],
	['bulkWrite', () => contents.bulkWrite([{ deleteOne: { filter: { _id: 'a' } } }])],
	['$out', () => contents.aggregate([{ $out: 'matrix_contents' }]).toArray()],
	['$merge', () => contents.aggregate([{ $merge: { into: 'matrix_contents' } }]).toArray()],
	['drop', () => contents.drop()],
	['dropDatabase', () => test.db.dropDatabase()],
	['an index that expires', () => contents.createIndex({ n: 1 }, { expireAfterSeconds: 1 })],
	['rename', () => contents.rename('other')],
	[
		'an update inside a transaction',
		() =>
			test.client.withSession((session) =>
				session.withTransaction(async () => {
					await contents.updateOne({ _id: 'a' }, { $set: { n: 9 } }, { session });
				})
			)
	]
];

describe('published content and audit events', () => {
	it.each(paths)('are not changed by %s: the store refuses it', async (_name, attempt) => {
		const code = await codeOf(attempt());
		expect([13, 59, 168, 238, 40324]).toContain(code);
		expect(await contents.find().sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 'a', n: 1 },
			{ _id: 'b', n: 2 }
		]);
	});

	it('are inserted once: the same _id again is a duplicate', async () => {
		expect(await codeOf(contents.insertOne({ _id: 'a', n: 5 }))).toBe(11000);
		expect(await codeOf(test.db.collection('audit_events').updateOne({}, { $set: { n: 1 } }))).toBe(
			13
		);
	});

	it('can be dropped only in a store opened for tests', async () => {
		const own = await startTestStore({ allowDrop: true });
		await own.db.collection('matrix_contents').insertOne({ n: 1 });
		expect(await codeOf(own.db.collection('matrix_contents').deleteOne({}))).toBe(13);
		expect(await own.db.dropDatabase()).toBe(true);
		expect(await own.db.collection('matrix_contents').countDocuments()).toBe(0);
		await own.stop();
		expect(own.db).toBeInstanceOf(Db);
	});
});
