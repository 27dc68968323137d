import mongoose from 'mongoose';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, MIGRATIONS } from '../../../src/lib/server/db/migrations';
import type { Migration } from '../../../src/lib/server/db/migrations/migration';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());

describe('migrations', () => {
	it('have made every collection that a model writes to', async () => {
		const names = (await store.raw.listCollections().toArray()).map(({ name }) => name);
		const models = Object.values(mongoose.models).map((model) => model.collection.name);
		expect(models.length).toBeGreaterThan(15);
		expect(names).toEqual(expect.arrayContaining(models));
	});

	it('run once', async () => {
		expect(await migrate(store.raw)).toEqual([]);
		const done = await store.raw.collection<{ _id: number }>('migrations').find().toArray();
		expect(done.map(({ _id }) => _id).sort((a, b) => a - b)).toEqual(
			MIGRATIONS.map(({ number }) => number)
		);
	});

	it('are run by one of two processes while the other waits', async () => {
		const other = await new MongoClient(store.uri).connect();
		try {
			const runs: string[] = [];
			const slow: Migration = {
				number: 9_001,
				name: 'slow',
				run: async (db) => {
					runs.push('begun');
					await new Promise((done) => setTimeout(done, 300));
					await db.collection('migrated').updateOne({}, { $inc: { times: 1 } }, { upsert: true });
					runs.push('done');
				}
			};
			const ran = await Promise.all([
				migrate(store.raw, [slow]),
				migrate(other.db(store.database), [slow])
			]);
			expect(ran.flat()).toEqual([9_001]);
			expect(runs).toEqual(['begun', 'done']);
			expect((await store.raw.collection('migrated').findOne())?.times).toBe(1);
			expect(await store.raw.collection('leases').countDocuments()).toBe(0);
		} finally {
			await other.close();
		}
	});

	it('are taken over when the process that held the lease is gone', async () => {
		await store.raw
			.collection<{ _id: string; holder: string; until: Date }>('leases')
			.insertOne({ _id: 'migrations', holder: 'gone', until: new Date(Date.now() + 400) });
		const step: Migration = { number: 9_002, name: 'step', run: async () => undefined };
		expect(await migrate(store.raw, [step])).toEqual([9_002]);
	});
});
