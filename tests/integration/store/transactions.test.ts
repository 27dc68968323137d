import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Long, UUID } from 'mongodb';
import type { ClientSession, Collection, MongoError } from 'mongodb';
import mongoose from 'mongoose';
import { RawConnection } from '../../setup/raw-connection';
import { codeOf, startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

let test: TestStore;
let posts: Collection<{ _id: number; n: number; code?: string }>;
const open: ClientSession[] = [];

beforeAll(async () => {
	test = await startTestStore({ transactionLifetimeMs: 1500 });
});
afterAll(() => test.stop());
beforeEach(async () => {
	for (const session of open.splice(0)) await session.endSession();
	posts = test.db.collection('posts');
	await posts.deleteMany({});
	await posts.insertMany([
		{ _id: 1, n: 1 },
		{ _id: 2, n: 2 }
	]);
});

function begin(): ClientSession {
	const session = test.client.startSession();
	session.startTransaction();
	open.push(session);
	return session;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function failure(promise: Promise<unknown>): Promise<MongoError> {
	try {
		await promise;
	} catch (error) {
		return error as MongoError;
	}
	throw new Error('it was not refused');
}

describe('what an open transaction sees', () => {
	it('finds by many values of an index what it wrote, what it moved, and what it left', async () => {
		await posts.createIndex({ code: 1 });
		const code = (at: number) => `c${at}`;
		const many = Array.from({ length: 1_200 }, (_, at) => ({
			_id: 100 + at,
			n: at,
			code: code(at)
		}));
		await posts.insertMany(many.slice(0, 600));
		const session = begin();
		await posts.insertMany(many.slice(600), { session });
		await posts.updateMany({ n: { $lt: 10 } }, { $set: { code: 'elsewhere' } }, { session });
		await posts.updateOne({ _id: 2 }, { $set: { code: code(3) } }, { session });
		await posts.deleteOne({ _id: 150 }, { session });
		for (const asked of [400, 1_200]) {
			const codes = many.slice(0, asked).map((post) => post.code);
			const found = await posts.find({ code: { $in: codes } }, { session }).toArray();
			const expected = many
				.slice(10, asked)
				.map(({ _id }) => _id)
				.filter((id) => id !== 150);
			expect(found.map(({ _id }) => _id).sort((a, b) => a - b)).toEqual([2, ...expected]);
		}
		const byId = await posts
			.find({ _id: { $in: many.map(({ _id }) => _id) } }, { session })
			.toArray();
		expect(byId).toHaveLength(1_199);
		await session.abortTransaction();
		await posts.dropIndex('code_1');
	});

	it('sees its own writes, which others do not see before the commit', async () => {
		const session = begin();
		await posts.insertOne({ _id: 3, n: 3 }, { session });
		await posts.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session });
		await posts.deleteOne({ _id: 2 }, { session });
		expect(await posts.find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 1, n: 10 },
			{ _id: 3, n: 3 }
		]);
		expect(await posts.find({}).sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 1, n: 1 },
			{ _id: 2, n: 2 }
		]);
		await session.commitTransaction();
		expect(await posts.find({}).sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 1, n: 10 },
			{ _id: 3, n: 3 }
		]);
	});

	it('reads the snapshot it began with, whatever others commit meanwhile', async () => {
		const session = begin();
		expect(await posts.countDocuments({}, { session })).toBe(2);
		await posts.updateOne({ _id: 1 }, { $set: { n: 99 } });
		await posts.deleteOne({ _id: 2 });
		await posts.insertOne({ _id: 7, n: 7 });
		const seen = await posts.find({}, { session }).sort({ _id: 1 }).toArray();
		expect(seen).toEqual([
			{ _id: 1, n: 1 },
			{ _id: 2, n: 2 }
		]);
		expect(await posts.findOne({ _id: 7 }, { session })).toBeNull();
		expect(await posts.find({ n: { $gt: 1 } }, { session }).toArray()).toHaveLength(1);
		await session.commitTransaction();
		expect(await posts.countDocuments({})).toBe(2);
	});

	it('reads its snapshot through an index too', async () => {
		await posts.createIndex({ n: 1 });
		const session = begin();
		await posts.findOne({}, { session });
		await posts.updateOne({ _id: 1 }, { $set: { n: 50 } });
		expect(await posts.find({ n: 1 }, { session }).toArray()).toEqual([{ _id: 1, n: 1 }]);
		expect(await posts.find({ n: 50 }, { session }).toArray()).toEqual([]);
		expect(
			await posts
				.find({ n: { $lt: 9 } }, { session })
				.sort({ n: -1 })
				.toArray()
		).toEqual([
			{ _id: 2, n: 2 },
			{ _id: 1, n: 1 }
		]);
		await session.abortTransaction();
		await posts.dropIndex('n_1');
	});

	it('keeps a cursor on its own view', async () => {
		await posts.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: 100 + i, n: i })));
		const session = begin();
		const cursor = posts.find({}, { session, batchSize: 50 });
		await cursor.next();
		await posts.deleteMany({});
		const rest = await cursor.toArray();
		expect(rest).toHaveLength(301);
		await session.abortTransaction();
	});

	it('makes a collection at its commit and not before', async () => {
		await test.db.collection('fresh').drop();
		const session = begin();
		await test.db.collection('fresh').insertOne({ n: 1 }, { session });
		expect(await test.db.listCollections({ name: 'fresh' }).toArray()).toEqual([]);
		await session.commitTransaction();
		expect(await test.db.collection('fresh').countDocuments({})).toBe(1);
	});
});

describe('a collection that does not exist yet', () => {
	it('has one document of an _id inside a transaction, too', async () => {
		const fresh = test.db.collection<{ _id: number }>('unmade');
		const session = begin();
		await fresh.insertOne({ _id: 1 }, { session });
		const error = await failure(fresh.insertOne({ _id: 1 }, { session }));
		expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } });
	});
});

describe('conflicts', () => {
	it('a document that another open transaction wrote is a write conflict, to be retried', async () => {
		const first = begin();
		const second = begin();
		await posts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
		const error = await failure(
			posts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second })
		);
		expect(error.code).toBe(112);
		expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
		await first.commitTransaction();
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
	});

	it('a document that changed since the snapshot is a write conflict', async () => {
		const session = begin();
		await posts.findOne({ _id: 2 }, { session });
		await posts.updateOne({ _id: 1 }, { $set: { n: 5 } });
		const error = await failure(posts.deleteOne({ _id: 1 }, { session }));
		expect(error.code).toBe(112);
		expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
	});

	it('an _id inserted by another since the snapshot is a write conflict, one seen a duplicate', async () => {
		const session = begin();
		await posts.findOne({}, { session });
		await posts.insertOne({ _id: 9, n: 9 });
		expect(await codeOf(posts.insertOne({ _id: 9, n: 0 }, { session }))).toBe(112);
		const other = begin();
		expect(await codeOf(posts.insertOne({ _id: 9, n: 0 }, { session: other }))).toBe(11000);
	});

	it('a unique key that an open transaction is about to give is a write conflict', async () => {
		const unique = test.db.collection('unique');
		await unique.createIndex({ code: 1 }, { unique: true });
		const first = begin();
		const second = begin();
		await unique.insertOne({ code: 'A' }, { session: first });
		expect(await codeOf(unique.insertOne({ code: 'A' }, { session: second }))).toBe(112);
		await first.commitTransaction();
		expect(await codeOf(unique.insertOne({ code: 'A' }))).toBe(11000);
		const third = begin();
		await unique.deleteOne({ code: 'A' }, { session: third });
		await unique.insertOne({ code: 'A', again: true }, { session: third });
		await third.commitTransaction();
		expect(await unique.find({ code: 'A' }).toArray()).toMatchObject([{ again: true }]);
	});

	it('two documents may exchange a unique key inside one transaction', async () => {
		const unique = test.db.collection<{ _id: number; code: string }>('swapped');
		await unique.createIndex({ code: 1 }, { unique: true });
		await unique.insertMany([
			{ _id: 1, code: 'A' },
			{ _id: 2, code: 'B' }
		]);
		const session = begin();
		await unique.updateOne({ _id: 1 }, { $set: { code: 'X' } }, { session });
		await unique.updateOne({ _id: 2 }, { $set: { code: 'A' } }, { session });
		await unique.updateOne({ _id: 1 }, { $set: { code: 'B' } }, { session });
		await session.commitTransaction();
		expect(await unique.find({ code: 'A' }).toArray()).toEqual([{ _id: 2, code: 'A' }]);
		expect(await codeOf(unique.insertOne({ _id: 3, code: 'B' }))).toBe(11000);
		await test.restart();
		const again = test.db.collection<{ _id: number; code: string }>('swapped');
		expect(await again.find({ code: 'B' }).toArray()).toEqual([{ _id: 1, code: 'B' }]);
		expect(await codeOf(again.insertOne({ _id: 3, code: 'B' }))).toBe(11000);
	});

	it('a write outside transactions waits until the open one has ended, then applies', async () => {
		const session = begin();
		await posts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
		let done = false;
		const waiting = posts.updateOne({ _id: 1 }, { $inc: { n: 10 } }).then(() => (done = true));
		await pause(120);
		expect(done).toBe(false);
		expect(await posts.findOne({ _id: 2 })).toEqual({ _id: 2, n: 2 });
		await session.commitTransaction();
		await waiting;
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 12 });
	});

	it('a waiting command of many documents has changed none of them meanwhile', async () => {
		const session = begin();
		await posts.updateOne({ _id: 2 }, { $inc: { n: 1 } }, { session });
		const waiting = posts.updateMany({}, { $inc: { n: 100 } });
		await pause(80);
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
		await session.abortTransaction();
		expect((await waiting).modifiedCount).toBe(2);
		expect(await posts.find({}).sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 1, n: 101 },
			{ _id: 2, n: 102 }
		]);
	});

	it('a waiting write is answered when its maxTimeMS is over', async () => {
		const session = begin();
		await posts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
		const command = { update: 'posts', updates: [{ q: { _id: 1 }, u: { $set: { n: 0 } } }] };
		expect(await codeOf(test.db.command({ ...command, maxTimeMS: 100 }))).toBe(50);
		await session.abortTransaction();
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
	});

	it('dropping and indexing a collection wait for the transactions that use it', async () => {
		await test.db.collection('used').insertOne({ n: 1 });
		const session = begin();
		await test.db.collection('used').findOne({}, { session });
		let done = false;
		const waiting = test.db
			.collection('used')
			.drop()
			.then(() => (done = true));
		await pause(80);
		expect(done).toBe(false);
		await session.commitTransaction();
		await waiting;
	});

	it('a collection dropped since the snapshot cannot be read any more', async () => {
		await test.db.collection('gone').insertOne({ n: 1 });
		const session = begin();
		await posts.findOne({}, { session });
		await test.db.collection('gone').drop();
		expect(await codeOf(test.db.collection('gone').findOne({}, { session }))).toBe(246);
	});
});

describe('how a transaction ends', () => {
	it('abort leaves nothing', async () => {
		const session = begin();
		await posts.insertOne({ _id: 3, n: 3 }, { session });
		await posts.updateMany({}, { $set: { n: 0 } }, { session });
		await session.abortTransaction();
		expect(await posts.find({}).sort({ _id: 1 }).toArray()).toEqual([
			{ _id: 1, n: 1 },
			{ _id: 2, n: 2 }
		]);
		await posts.updateOne({ _id: 1 }, { $set: { n: 4 } });
	});

	it('an ended session leaves nothing, and frees what it held', async () => {
		const session = begin();
		await posts.updateOne({ _id: 1 }, { $set: { n: 0 } }, { session });
		await test.db.admin().command({ killSessions: [session.id] });
		await posts.updateOne({ _id: 1 }, { $inc: { n: 1 } });
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
		expect((await failure(session.commitTransaction())).code).toBe(251);
	});

	it('an error inside a transaction aborts it: later statements get 251', async () => {
		const session = begin();
		await posts.insertOne({ _id: 5, n: 5 }, { session });
		expect(await codeOf(posts.insertOne({ _id: 1, n: 5 }, { session }))).toBe(11000);
		const error = await failure(posts.insertOne({ _id: 6, n: 6 }, { session }));
		expect(error.code).toBe(251);
		expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
		expect((await failure(session.commitTransaction())).code).toBe(251);
		expect(await posts.countDocuments({ _id: { $in: [5, 6] } })).toBe(0);
	});

	it('one that is open for too long is aborted (251)', async () => {
		const session = begin();
		await posts.updateOne({ _id: 1 }, { $set: { n: 0 } }, { session });
		const waited = posts.updateOne({ _id: 1 }, { $inc: { n: 1 } });
		expect((await waited).modifiedCount).toBe(1);
		expect((await failure(posts.findOne({}, { session }))).code).toBe(251);
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
	});

	it('a commit sent again answers as the first, after a restart too', async () => {
		const raw = await RawConnection.open(test.store.uri);
		const lsid = { id: new UUID() };
		const one = { lsid, txnNumber: Long.fromNumber(4), autocommit: false };
		const updates = [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }];
		await raw.command({ update: 'posts', updates, ...one, startTransaction: true });
		const commit = { commitTransaction: 1, ...one, $db: 'admin' };
		expect(await raw.command(commit)).toMatchObject({ ok: 1 });
		expect(await raw.command(commit)).toMatchObject({ ok: 1 });
		raw.close();
		await test.restart();
		const later = await RawConnection.open(test.store.uri);
		expect(await later.command(commit)).toMatchObject({ ok: 1 });
		const other = { ...commit, txnNumber: Long.fromNumber(5) };
		expect(await later.command(other)).toMatchObject({ ok: 0, code: 251 });
		later.close();
		expect(await test.db.collection<{ _id: number }>('posts').findOne({ _id: 1 })).toEqual({
			_id: 1,
			n: 2
		});
	});

	it('a statement after the commit is refused (256), an older number too (225)', async () => {
		const raw = await RawConnection.open(test.store.uri);
		const lsid = { id: new UUID() };
		const numbered = (n: number) => ({ lsid, txnNumber: Long.fromNumber(n), autocommit: false });
		const insert = { insert: 'posts', documents: [{ n: 5 }] };
		await raw.command({ ...insert, ...numbered(3), startTransaction: true });
		await raw.command({ commitTransaction: 1, ...numbered(3), $db: 'admin' });
		const codes = [
			await raw.command({ find: 'posts', ...numbered(3) }),
			await raw.command({ find: 'posts', ...numbered(2) }),
			await raw.command({ find: 'posts', ...numbered(4) }),
			await raw.command({ find: 'posts', ...numbered(3), startTransaction: true }),
			await raw.command({ abortTransaction: 1, ...numbered(3), $db: 'admin' })
		].map((reply) => reply.code);
		expect(codes).toEqual([256, 225, 251, 117, 256]);
		raw.close();
	});

	it('commands outside the list of those allowed in a transaction are refused (263)', async () => {
		const session = begin();
		await posts.findOne({}, { session });
		expect(await codeOf(test.db.command({ count: 'posts' }, { session }))).toBe(263);
	});
});

describe('withTransaction', () => {
	it('retries on conflict until every writer has been counted', async () => {
		const clients = await Promise.all([test.connect(), test.connect(), test.connect()]);
		await Promise.all(
			clients.map(async (client) => {
				const own = client.db('test').collection<{ _id: number; n: number }>('posts');
				for (let i = 0; i < 10; i += 1)
					await client.withSession((session) =>
						session.withTransaction(async () => {
							const found = await own.findOne({ _id: 1 }, { session });
							await own.updateOne({ _id: 1 }, { $set: { n: found!.n + 1 } }, { session });
						})
					);
			})
		);
		expect(await posts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 31 });
	});

	it('works through Mongoose: all or nothing, documents saved with versions', async () => {
		const connection = await mongoose
			.createConnection(test.store.uri, { dbName: 'odm' })
			.asPromise();
		const Post = connection.model(
			'Post',
			new mongoose.Schema({ title: { type: String, unique: true }, tags: [String] })
		);
		await Post.init();
		await connection.transaction(async (session) => {
			const [post] = await Post.create([{ title: 'one' }], { session });
			post!.tags.push('a');
			await post!.save({ session });
		});
		await expect(
			connection.transaction(async (session) => {
				await Post.create([{ title: 'two' }], { session });
				throw new Error('no');
			})
		).rejects.toThrow('no');
		expect((await Post.find().lean()).map((p) => [p.title, p.tags, p.__v])).toEqual([
			['one', ['a'], 1]
		]);
		await expect(Post.create({ title: 'one' })).rejects.toMatchObject({
			code: 11000,
			keyPattern: { title: 1 },
			keyValue: { title: 'one' }
		});
		await connection.close();
	});
});
