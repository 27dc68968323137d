import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Long, UUID } from 'mongodb';
import type { Document } from 'mongodb';
import { RawConnection } from '../../setup/raw-connection';
import { startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

let test: TestStore;
let raw: RawConnection;
let lsid: { id: UUID };

beforeAll(async () => {
	test = await startTestStore();
});
afterAll(() => test.stop());
beforeEach(async () => {
	await test.db.collection('t').deleteMany({});
	raw = await RawConnection.open(test.store.uri);
	lsid = { id: new UUID() };
});

const write = (command: Document, n: number): Promise<Document> =>
	raw.command({ ...command, lsid, txnNumber: Long.fromNumber(n) });
const found = () => test.db.collection('t').find().sort({ _id: 1 }).toArray();

describe('a retryable write that is sent again', () => {
	it('answers as the first time and does not apply twice: insert, update, delete', async () => {
		const insert = { insert: 't', documents: [{ _id: 1, n: 1 }] };
		const update = { update: 't', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] };
		expect(await write(insert, 1)).toMatchObject({ ok: 1, n: 1 });
		expect(await write(insert, 1)).toMatchObject({ ok: 1, n: 1 });
		expect(await write(update, 2)).toMatchObject({ n: 1, nModified: 1 });
		expect(await write(update, 2)).toMatchObject({ n: 1, nModified: 1 });
		expect(await found()).toEqual([{ _id: 1, n: 2 }]);
		const remove = { delete: 't', deletes: [{ q: { _id: 1 }, limit: 1 }] };
		expect(await write(remove, 3)).toMatchObject({ n: 1 });
		expect(await write(remove, 3)).toMatchObject({ n: 1 });
		raw.close();
	});

	it('gives the same document of a findAndModify, and the same id of an upsert', async () => {
		const change = {
			findAndModify: 't',
			query: { k: 1 },
			update: { $inc: { n: 1 } },
			upsert: true,
			new: true
		};
		const first = await write(change, 1);
		const again = await write(change, 1);
		expect(again.value).toEqual(first.value);
		expect(again.lastErrorObject).toEqual(first.lastErrorObject);
		expect(await found()).toMatchObject([{ k: 1, n: 1 }]);
		raw.close();
	});

	it('answers as before after the store was closed and opened', async () => {
		const update = {
			update: 't',
			updates: [{ q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true }]
		};
		const first = await write(update, 7);
		raw.close();
		await test.restart();
		raw = await RawConnection.open(test.store.uri);
		expect((await write(update, 7)).upserted).toEqual(first.upserted);
		expect(await found()).toEqual([{ _id: 9, n: 1 }]);
		raw.close();
	});

	it('is tried again when the first time it was refused', async () => {
		const change = { findAndModify: 't', query: { _id: 1 }, update: { $inc: { s: 1 } } };
		await test.db.collection<{ _id: number; s: unknown }>('t').insertOne({ _id: 1, s: 'text' });
		expect(await write(change, 1)).toMatchObject({ ok: 0, code: 14 });
		await test.db.collection<{ _id: number }>('t').updateOne({ _id: 1 }, { $set: { s: 1 } });
		expect(await write(change, 1)).toMatchObject({ ok: 1 });
		expect(await found()).toEqual([{ _id: 1, s: 2 }]);
		raw.close();
	});

	it('is refused with an older number (225) and where nothing can be retried (50768)', async () => {
		const insert = { insert: 't', documents: [{ n: 1 }] };
		await write(insert, 5);
		expect(await write(insert, 4)).toMatchObject({ ok: 0, code: 225 });
		expect(await write({ find: 't' }, 6)).toMatchObject({ ok: 0, code: 50768 });
		raw.close();
	});
});
