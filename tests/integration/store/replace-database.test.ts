import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, startTestStore, type TestStore } from '../../setup/store-worker';

interface Item {
	_id: number;
	text: string;
}

let test: TestStore;
beforeAll(async () => {
	test = await startTestStore();
});
afterAll(() => test.stop());

const COLLECTIONS = ['items', 'audit_events', 'matrix_contents', 'files.chunks'];
const copy = () => test.client.db('test_restore');
const fill = async (db: TestStore['db'], names: readonly string[], text: string) => {
	for (const name of names) {
		await db.collection<Item>(name).createIndex({ text: 1 });
		await db.collection<Item>(name).insertMany([1, 2].map((_id) => ({ _id, text })));
	}
};
const held = async (db = test.db) => {
	const found: Record<string, string[]> = {};
	for (const { name } of await db.listCollections().toArray())
		found[name] = (await db.collection<Item>(name).find().toArray()).map(({ text }) => text);
	return found;
};
const replace = () => test.db.command({ escalafonReplaceDatabase: 1, by: 'test_restore' });

describe('a copy that takes the place of a database', () => {
	it('is there whole, in memory and on disk, and what was before is gone', async () => {
		await fill(test.db, [...COLLECTIONS, 'only_before'], 'old');
		await test.client.db('other').collection('items').insertOne({ text: 'stays' });
		await fill(copy(), [...COLLECTIONS, 'only_copied'], 'new');
		const stamp = test.store.stamp('items');
		await replace();
		const wanted = Object.fromEntries(
			[...COLLECTIONS, 'only_copied'].map((name) => [name, ['new', 'new']])
		);
		expect(await held()).toEqual(wanted);
		expect(await held(copy())).toEqual({});
		expect(test.store.stamp('items')).toBeGreaterThan(stamp);
		expect(await test.client.db('other').collection('items').countDocuments()).toBe(1);
		// indexes came along, insert-only stays so
		expect(await test.db.collection('audit_events').find({ text: 'new' }).toArray()).toHaveLength(
			2
		);
		expect(await codeOf(test.db.collection('audit_events').deleteOne({}))).toBe(13);
		await test.restart();
		expect(await held()).toEqual(wanted);
	});

	it('ends transactions and cursors that were open on what is gone', async () => {
		await fill(copy(), ['items'], 'newer');
		const cursor = test.db.collection('items').find({}, { batchSize: 1 });
		await cursor.next();
		const session = test.client.startSession();
		session.startTransaction();
		await test.db.collection<Item>('items').insertOne({ _id: 9, text: 'lost' }, { session });
		await replace();
		expect(await codeOf(session.commitTransaction())).toBe(251);
		await session.endSession();
		expect(await codeOf(cursor.next())).toBe(43);
		expect(await held()).toEqual({ items: ['newer', 'newer'] });
	});

	it('is refused where it is empty or is no copy of this database', async () => {
		expect(await codeOf(replace())).toBe(2);
		await fill(test.client.db('else_restore'), ['items'], 'x');
		const by = test.db.command({ escalafonReplaceDatabase: 1, by: 'else_restore' });
		expect(await codeOf(by)).toBe(2);
		expect(await held()).toEqual({ items: ['newer', 'newer'] });
	});

	it('may be dropped whole, insert-only collections too, as nothing else may', async () => {
		await fill(copy(), COLLECTIONS, 'half');
		await copy().dropDatabase();
		expect(await held(copy())).toEqual({});
		await fill(test.db, ['audit_events'], 'kept');
		expect(await codeOf(test.db.dropDatabase())).toBe(13);
	});
});
