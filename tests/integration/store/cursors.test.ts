import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GridFSBucket, Long } from 'mongodb';
import type { Document } from 'mongodb';

import { codeOf, startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

/** Documents of any shape. */
type Stored = Document & { _id?: number };

let test: TestStore;

beforeAll(async () => {
	test = await startTestStore({ onDisk: ['disk', '*.chunks'], cursorLifetimeMs: 900 });
	for (const name of ['memory', 'disk'])
		await test.db
			.collection<Stored>(name)
			.insertMany(
				Array.from({ length: 500 }, (_, i) => ({ _id: i, n: i % 10, text: 'x'.repeat(50) }))
			);
});
afterAll(() => test.stop());

describe.each(['memory', 'disk'])('a cursor on a collection in/on %s', (name) => {
	it('gives everything once, in batches of any size', async () => {
		for (const batchSize of [1, 7, 101, 499, 500, 1000]) {
			const found = await test.db.collection(name).find({}, { batchSize }).toArray();
			expect(found.map((d) => d._id as unknown)).toEqual(Array.from({ length: 500 }, (_, i) => i));
		}
	});

	it('keeps skip and limit over batches, sorted or not', async () => {
		const c = test.db.collection<Stored>(name);
		const options = { skip: 13, limit: 205, batchSize: 50 };
		expect(await c.find({}, options).toArray()).toHaveLength(205);
		const sorted = await c.find({}, { ...options, sort: { n: -1, _id: 1 } }).toArray();
		expect(sorted[0]).toMatchObject({ n: 9, _id: 139 });
		expect(sorted).toHaveLength(205);
	});

	it('is not disturbed by documents removed while it is open', async () => {
		const c = test.db.collection<Stored>(`${name}`);
		const cursor = c.find({}, { batchSize: 10, sort: { _id: 1 } });
		await cursor.next();
		await c.deleteMany({ _id: { $gte: 400 } });
		await c.insertMany(
			Array.from({ length: 100 }, (_, i) => ({ _id: 400 + i, n: i % 10, text: 'again' }))
		);
		expect((await cursor.toArray()).length).toBe(499);
	});
});

describe('cursors', () => {
	it('are closed by killCursors, by time, and by dropping the collection (43)', async () => {
		const open = async () => {
			const reply = await test.db.command({ find: 'memory', batchSize: 2 });
			return Long.fromNumber(Number(reply.cursor.id));
		};
		const more = (id: Long) => codeOf(test.db.command({ getMore: id, collection: 'memory' }));
		const killed = await open();
		expect(await test.db.command({ killCursors: 'memory', cursors: [killed] })).toMatchObject({
			cursorsKilled: [killed.toNumber()]
		});
		expect(await more(killed)).toBe(43);
		const idle = await open();
		await new Promise((resolve) => setTimeout(resolve, 1800));
		expect(await more(idle)).toBe(43);
		await test.db.collection('dropped').insertMany([{}, {}, {}]);
		const reply = await test.db.command({ find: 'dropped', batchSize: 1 });
		await test.db.collection('dropped').drop();
		const getMore = Long.fromNumber(Number(reply.cursor.id));
		expect(await codeOf(test.db.command({ getMore, collection: 'dropped' }))).toBe(43);
	});

	it('answer one batch alone when asked so, and none for a batch of zero', async () => {
		const single = await test.db.command({ find: 'memory', batchSize: 2, singleBatch: true });
		expect([Number(single.cursor.id), single.cursor.firstBatch.length]).toEqual([0, 2]);
		const zero = await test.db.command({ find: 'memory', batchSize: 0 });
		expect(zero.cursor.firstBatch).toEqual([]);
		expect(Number(zero.cursor.id)).not.toBe(0);
	});

	it('hold replies under 16 MB', async () => {
		const big = test.db.collection<Stored>('big');
		const text = 'y'.repeat(5_000_000);
		for (let i = 0; i < 5; i += 1) await big.insertOne({ _id: i, text });
		const reply = await test.db.command({ find: 'big' });
		expect(reply.cursor.firstBatch).toHaveLength(3);
		expect((await big.find().toArray()).map((d) => d.text.length)).toEqual(
			Array.from({ length: 5 }, () => 5_000_000)
		);
	});
});

describe('GridFS', () => {
	it('takes 10 MB in and gives the same 10 MB out, after a restart too', async () => {
		const content = randomBytes(10 * 1024 * 1024);
		const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
		const upload = new GridFSBucket(test.db, { bucketName: 'files' }).openUploadStream('logo.bin');
		await pipeline(Readable.from([content]), upload);
		const download = async () => {
			const parts: Buffer[] = [];
			const bucket = new GridFSBucket(test.db, { bucketName: 'files' });
			for await (const part of bucket.openDownloadStream(upload.id)) parts.push(part as Buffer);
			return Buffer.concat(parts);
		};
		expect(sum(await download())).toBe(sum(content));
		await test.restart();
		expect(sum(await download())).toBe(sum(content));
		await new GridFSBucket(test.db, { bucketName: 'files' }).delete(upload.id);
		expect(await test.db.collection('files.chunks').countDocuments()).toBe(0);
	});
});
