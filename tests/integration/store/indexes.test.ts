import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from 'mongodb';

import { codeOf, startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

/** Documents of any shape. */
type Stored = Document & { _id?: number };

let test: TestStore;

beforeAll(async () => {
	test = await startTestStore({ onDisk: ['disk', '*.chunks'] });
});
afterAll(() => test.stop());

/** A small generator of numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state % below;
	};
}

function record(random: (below: number) => number, _id: number): Document {
	const value = (): unknown =>
		[random(5), String.fromCharCode(97 + random(4)), null, new Date(random(4)), random(3) + 0.5][
			random(5)
		];
	const doc: Document = { _id };
	if (random(5) > 0) doc.a = random(4) === 0 ? [value(), value()] : value();
	if (random(5) > 0) doc.b = value();
	if (random(3) > 0)
		doc.c = { d: random(6) === 0 ? [{ e: value() }, { e: value() }] : { e: value() } };
	doc.n = random(50);
	return doc;
}

/** Filters and sorts of the kinds that pages ask, with and without an index that fits. */
function questions(random: (below: number) => number): [Document, Document | undefined, number][] {
	const value = () => [random(5), 'b', random(3) + 0.5, new Date(random(4))][random(4)];
	const range = (): Document =>
		[{ $gt: 1 }, { $gte: 1, $lt: 3 }, { $lte: 'b' }, { $lt: new Date(3) }, { $gt: 1, $lte: 4 }][
			random(5)
		]!;
	const filters: (() => Document)[] = [
		() => ({}),
		() => ({ a: value() }),
		() => ({ a: { $in: [value(), value()] } }),
		() => ({ a: value(), b: value() }),
		() => ({ a: range() }),
		() => ({ a: value(), b: range() }),
		() => ({ b: range(), n: { $gte: 10 } }),
		() => ({ 'c.d.e': value() }),
		() => ({ 'c.d.e': range() }),
		() => ({ a: null }),
		() => ({ n: { $in: [1, 2, 3] }, b: value() }),
		() => ({ _id: { $in: [3, 5, 400, 'x'] } }),
		() => ({ $and: [{ a: value() }, { b: { $exists: true } }] }),
		() => ({ $or: [{ a: value() }, { b: value() }] })
	];
	const sorts: (Document | undefined)[] = [
		{ _id: 1 },
		{ n: 1, _id: 1 },
		{ n: -1, _id: -1 },
		{ a: 1, b: -1, _id: 1 },
		{ b: 1, n: -1, _id: 1 },
		{ 'c.d.e': -1, _id: 1 }
	];
	return Array.from({ length: 150 }, () => [
		filters[random(filters.length)]!(),
		sorts[random(sorts.length)],
		random(2) * (1 + random(20))
	]);
}

describe('an index', () => {
	it.each(['memory', 'disk'])(
		'never changes an answer, whatever is asked and changed (%s)',
		async (kind) => {
			const plain = test.db.collection<Stored>('plain');
			const indexed = test.db.collection<Stored>(kind);
			await plain.deleteMany({});
			const random = numbers(7);
			for (const key of [
				{ a: 1, b: -1 },
				{ b: 1, n: -1 },
				{ n: 1 },
				{ 'c.d.e': 1 },
				{ n: -1, _id: -1 }
			])
				await indexed.createIndex(key as never);
			await indexed.createIndex({ b: 1 }, { name: 'sparse', sparse: true });
			await indexed.createIndex(
				{ a: 1 },
				{ name: 'partial', partialFilterExpression: { a: { $exists: true } } }
			);
			const docs = Array.from({ length: 300 }, (_, i) => record(random, i));
			await plain.insertMany(docs);
			await indexed.insertMany(docs);
			const ask = async () => {
				for (const [filter, sort, limit] of questions(random)) {
					const [want, got] = await Promise.all(
						[plain, indexed].map((c) => c.find(filter, { sort: sort!, limit }).toArray())
					);
					expect(got, JSON.stringify([filter, sort, limit])).toEqual(want);
					expect(await indexed.countDocuments(filter)).toBe(await plain.countDocuments(filter));
				}
			};
			await ask();
			for (let i = 0; i < 120; i += 1) {
				const _id = random(300);
				const doc = record(random, _id);
				for (const c of [plain, indexed]) {
					if (i % 4 === 0) await c.deleteOne({ _id });
					else await c.replaceOne({ _id }, doc, { upsert: true });
				}
			}
			await ask();
		}
	);

	it('is used for what it fits: a lookup among many reads few documents', async () => {
		const many = test.db.collection<Stored>('many');
		await many.createIndex({ unit: 1, at: -1 });
		await many.insertMany(
			Array.from({ length: 20_000 }, (_, i) => ({ _id: i, unit: i % 40, at: i, name: `n${i}` }))
		);
		await many.findOne({ unit: 3 });
		const time = async (work: () => Promise<unknown>): Promise<number> => {
			const from = performance.now();
			for (let i = 0; i < 20; i += 1) await work();
			return performance.now() - from;
		};
		const list = () => many.find({ unit: 7 }).sort({ at: -1 }).limit(50).toArray();
		expect((await list()).map((d) => d.at).slice(0, 3)).toEqual([19_967, 19_927, 19_887]);
		const indexed = await time(list);
		const scanned = await time(() => many.find({ name: 'n7' }).toArray());
		expect(indexed).toBeLessThan(scanned);
	});

	it('is there again after a restart, with its rule', async () => {
		for (const name of ['again', 'disk_unique']) {
			const c = test.db.collection<Stored>(name);
			await c.createIndex(
				{ email: 1 },
				{ unique: true, partialFilterExpression: { active: true } }
			);
			await c.insertMany([
				{ email: 'a', active: true },
				{ email: 'a', active: false },
				{ email: 'a', active: false }
			]);
		}
		await test.restart();
		const c = test.db.collection<Stored>('again');
		expect(await codeOf(c.insertOne({ email: 'a', active: true }))).toBe(11000);
		expect(await codeOf(c.updateOne({ active: false }, { $set: { active: true } }))).toBe(11000);
		await c.deleteOne({ active: true });
		expect(await codeOf(c.updateOne({ active: false }, { $set: { active: true } }))).toBeNull();
		expect((await c.listIndexes().toArray()).map((i) => i.name)).toEqual(['_id_', 'email_1']);
	});

	it.each(['disk', 'memory'])('knows after a restart that it holds arrays, %s', async (where) => {
		const name = where === 'disk' ? 'disk' : 'lists';
		await test.db.createCollection(name).catch(() => {});
		await test.db.collection(name).deleteMany({});
		await test.db.collection(name).createIndex({ several: 1, n: 1 });
		await test.db
			.collection<Stored>(name)
			.insertMany([1, 2, 3].map((_id) => ({ _id, several: [_id, 10 - _id], n: _id })));
		const question = () =>
			test.db
				.collection(name)
				.find({ several: { $gt: 0 } })
				.sort({ several: -1, n: -1 })
				.toArray();
		const before = (await question()).map(({ _id }) => _id);
		expect(before).toEqual([1, 2, 3]);
		await test.restart();
		expect((await question()).map(({ _id }) => _id)).toEqual(before);
		const both = { several: { $gt: 5, $lt: 5 } };
		expect(await test.db.collection(name).countDocuments(both)).toBe(3);
	});

	it('is refused when two documents share its unique key already, and leaves nothing', async () => {
		const c = test.db.collection<Stored>('shared');
		await c.insertMany([{ k: 1 }, { k: 1 }]);
		await expect(c.createIndex({ k: 1 }, { unique: true })).rejects.toMatchObject({
			code: 11000,
			keyPattern: { k: 1 },
			keyValue: { k: 1 }
		});
		expect(await c.listIndexes().toArray()).toHaveLength(1);
	});

	it('of two arrays at once refuses the document (171)', async () => {
		const c = test.db.collection<Stored>('parallel');
		await c.createIndex({ x: 1, y: 1 });
		expect(await codeOf(c.insertOne({ x: [1, 2], y: [3] }))).toBe(171);
		await c.insertOne({ x: [1, 2], y: 3 });
		expect(await c.countDocuments({ x: 2 })).toBe(1);
	});

	it('with an expiry removes what is over by the sweep, and keeps the rest', async () => {
		const own = await startTestStore({ sweepMs: 100 });
		const c = own.db.collection<Stored>('tickets');
		await c.createIndex({ until: 1 }, { expireAfterSeconds: 1 });
		const second = 1000;
		await c.insertMany([
			{ _id: 1, until: new Date(Date.now() - 60 * second) } as Document,
			{ _id: 2, until: new Date(Date.now() + 60 * second) } as Document,
			{ _id: 3, until: 'never' } as Document,
			{ _id: 4, until: [new Date(Date.now() + 60 * second), new Date(0)] } as Document,
			{ _id: 5 } as Document
		]);
		const stamp = own.store.stamp('tickets');
		await expect.poll(async () => (await c.find().toArray()).map((d) => d._id)).toEqual([2, 3, 5]);
		expect(own.store.stamp('tickets')).toBeGreaterThan(stamp);
		await own.stop();
	});

	it('expires nothing that an open transaction holds, and what is gone is gone from disk', async () => {
		const own = await startTestStore({ sweepMs: 50 });
		const c = own.db.collection<Stored>('tickets');
		await c.createIndex({ until: 1 }, { expireAfterSeconds: 0 });
		await c.insertMany([1, 2].map((_id) => ({ _id, until: new Date(Date.now() + 600) })));
		const session = own.client.startSession();
		session.startTransaction();
		await c.updateOne({ _id: 1 }, { $set: { note: 'held' } }, { session });
		const ids = async () => (await c.find().toArray()).map((d) => d._id);
		await expect.poll(ids, { timeout: 5_000 }).toEqual([1]);
		await session.commitTransaction();
		await session.endSession();
		await expect.poll(ids, { timeout: 5_000 }).toEqual([]);
		await own.restart();
		expect(await own.db.collection('tickets').countDocuments()).toBe(0);
		await own.stop();
	});
});
