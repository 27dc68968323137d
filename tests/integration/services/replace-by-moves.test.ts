import mongoose, { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropCopy, isReplacing, moveCollections } from '../../../src/lib/server/db/archive/replace';
import { openTestStore, type TestStore } from '../../setup/database';

/** As a MongoDB does it: one collection at a time takes the place of another. */
let store: TestStore;
let db: mongo.Db;
let copy: mongo.Db;
const NAMES = ['accounts', 'people', 'places'] as const;

beforeAll(async () => {
	store = await openTestStore();
	db = mongoose.connection.getClient().db(`${store.database}_moves`);
	copy = mongoose.connection.getClient().db(`${store.database}_moves_restore`);
});
afterAll(() => store.close());

const fill = async (target: mongo.Db, names: readonly string[], of: string) => {
	for (const name of names)
		await target.collection<{ _id: string; of: string }>(name).insertOne({ _id: 'a', of });
};

beforeEach(async () => {
	await db.dropDatabase();
	await copy.dropDatabase();
	await fill(db, [...NAMES, 'surplus', 'leases'], 'before');
	await fill(copy, [...NAMES, 'leases'], 'after');
});

const held = async (target: mongo.Db) => {
	const found: Record<string, unknown> = {};
	for (const { name } of await target.listCollections({}, { nameOnly: true }).toArray())
		found[name] = (await target.collection(name).findOne())?.of;
	return found;
};
const REPLACED = { accounts: 'after', people: 'after', places: 'after', leases: 'before' };

/** What `renameCollection` with `dropTarget` does. */
async function rename(from: string, to: string): Promise<void> {
	const split = (namespace: string) => {
		const dot = namespace.indexOf('.');
		return mongoose.connection
			.getClient()
			.db(namespace.slice(0, dot))
			.collection(namespace.slice(dot + 1));
	};
	const documents = await split(from).find().toArray();
	if (documents.length === 0) throw Object.assign(new Error('no such collection'), { code: 26 });
	await split(to)
		.drop()
		.catch(() => {});
	await split(to).insertMany(documents);
	await split(from).drop();
}

/** Stands still after so many moves, until it is let go on. */
function standingAfter(moves: number) {
	let done = 0;
	let goOn: () => void = () => {};
	let arrived: () => void = () => {};
	const there = new Promise<void>((resolve) => (arrived = resolve));
	const gate = new Promise<void>((resolve) => (goOn = resolve));
	const move = async (from: string, to: string) => {
		if (done < moves) await rename(from, to);
		if ((done += 1) < moves) return;
		arrived();
		await gate;
		if (moves === 0) await rename(from, to);
	};
	return { move, there, goOn: () => goOn() };
}

describe('moving a copy into its place', () => {
	it.each([0, 1, 2, 3])(
		'that was killed after %i of its moves goes on to its end at the next start',
		async (moves) => {
			const killed = standingAfter(moves);
			void moveCollections(copy, db, killed.move);
			await killed.there;
			await moveCollections(copy, db, rename);
			expect(await held(db)).toEqual(REPLACED);
			expect(await held(copy)).toEqual({});
		}
	);

	it('is announced before its first move, so that nobody is answered from half of each', async () => {
		const ANNOUNCED = 400;
		let began = 0;
		const moving = moveCollections(
			copy,
			db,
			async (from, to) => {
				began ||= performance.now();
				await rename(from, to);
			},
			ANNOUNCED
		);
		const plans = copy.collection<{ _id: string }>('replacing');
		await vi.waitUntil(() => plans.findOne({ _id: 'replace' }), { interval: 5 });
		const seen = performance.now();
		expect(await held(db)).toMatchObject({ accounts: 'before', people: 'before' });
		await moving;
		expect(began - seen).toBeGreaterThan(ANNOUNCED / 2);
		expect(await held(db)).toEqual(REPLACED);
	});

	it('tries again what failed once, and leaves nothing half done', async () => {
		let failures = 2;
		await moveCollections(copy, db, async (from, to) => {
			if (from.endsWith('.people') && failures > 0) {
				failures -= 1;
				throw new Error('the connection was lost');
			}
			await rename(from, to);
		});
		expect(failures).toBe(0);
		expect(await held(db)).toEqual(REPLACED);
	});

	it('leaves the database alone where the copy is gone', async () => {
		await copy.dropDatabase();
		const before = await held(db);
		await expect(moveCollections(copy, db, rename)).rejects.toThrow('the copy is gone');
		expect(await held(db)).toEqual(before);
	});

	it('does not touch a later copy, where another process finished it meanwhile', async () => {
		const slow = standingAfter(1);
		const first = moveCollections(copy, db, slow.move);
		await slow.there;
		await moveCollections(copy, db, rename);
		await fill(copy, NAMES, 'half-filled');
		await fill(db, ['of-today'], 'today');
		slow.goOn();
		await first;
		expect(await held(db)).toEqual({ ...REPLACED, 'of-today': 'today' });
		expect(await held(copy)).toMatchObject({ people: 'half-filled' });
	});
});

describe('an account that may reach its own database alone', () => {
	it('is not kept from starting by a copy that it may not read', async () => {
		const { Collection, Db } = mongoose.mongo;
		const refused = () => Object.assign(new Error('not authorized'), { code: 13 });
		const reading = vi.spyOn(Collection.prototype, 'findOne').mockImplementation(async () => {
			throw refused();
		});
		const dropping = vi.spyOn(Db.prototype, 'dropDatabase').mockRejectedValue(refused());
		expect(await isReplacing()).toBe(false);
		await dropCopy();
		expect(dropping).toHaveBeenCalledOnce();
		reading.mockRestore();
		dropping.mockRestore();
	});
});
