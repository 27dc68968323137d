import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { codeOf, startTestStore, temporaryFolder } from '../../setup/store-worker';

const dataDir = temporaryFolder();

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a disk that is full', () => {
	it('answers every write it cannot keep with an error, and loses nothing acknowledged', async () => {
		const full = await startTestStore({ dataDir, maxPageCount: 120 });
		const items = full.db.collection<{ _id: number; text: string }>('items');
		await items.createIndex({ text: 1 });
		const kept: number[] = [];
		const refused: unknown[] = [];
		await Promise.all(
			Array.from({ length: 4 }, async (_, writer) => {
				for (let i = 0; i < 40; i += 1) {
					const _id = writer * 1000 + i;
					const code = await codeOf(items.insertOne({ _id, text: `${_id}`.repeat(2000) }));
					if (code === null) kept.push(_id);
					else refused.push(code);
				}
			})
		);
		expect(kept.length).toBeGreaterThan(10);
		expect(new Set(refused)).toEqual(new Set([14031]));
		const read = async () => (await items.find().sort({ _id: 1 }).toArray()).map((d) => d._id);
		kept.sort((a, b) => a - b);
		expect(await read()).toEqual(kept);
		// an open transaction is told so at its commit, and nothing of it shows
		const session = full.client.startSession();
		session.startTransaction();
		for (let i = 0; i < 20; i += 1)
			await items.insertOne({ _id: 9000 + i, text: 'x'.repeat(9000) }, { session });
		expect(await codeOf(session.commitTransaction())).not.toBeNull();
		await session.endSession();
		expect(await read()).toEqual(kept);
		expect(await items.countDocuments({ text: { $gt: '' } })).toBe(kept.length);
		// room made by removing is used again
		await items.deleteMany({ _id: { $in: kept.slice(0, 10) } });
		await items.insertOne({ _id: 5, text: 'fits again' });
		const left = [...kept.slice(10), 5].sort((a, b) => a - b);
		expect(await read()).toEqual(left);
		await full.client.close();
		await full.store.close();
		const reopened = await startTestStore({ dataDir });
		const found = await reopened.db.collection<{ _id: number }>('items').find().toArray();
		expect(found.map((d) => d._id).sort((a, b) => a - b)).toEqual(left);
		console.log(`full disk: ${kept.length} acknowledged, ${refused.length} refused, 0 lost`);
		await reopened.stop();
	});
});
