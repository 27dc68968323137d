import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientSession } from 'mongodb';
import { codeOf, startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

interface Cell {
	_id: number;
	n: number;
	tag: string;
}
type State = Map<number, Cell>;

/** One open transaction in the model: what it saw first, what it wrote, what others changed since. */
interface Open {
	session: ClientSession;
	snapshot: State;
	writes: Map<number, Cell | null>;
	changedSince: Set<number>;
}

let test: TestStore;

beforeAll(async () => {
	test = await startTestStore({ onDisk: ['disk'] });
});
afterAll(() => test.stop());

function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return (state >>> 8) % below;
	};
}

const byId = (cells: Iterable<Cell>): Cell[] => [...cells].sort((a, b) => a._id - b._id);

function seen(open: Open): Cell[] {
	const all = new Map(open.snapshot);
	for (const [id, cell] of open.writes) {
		if (cell) all.set(id, cell);
		else all.delete(id);
	}
	return byId(all.values());
}

/** Walks a random history on the store and on a model of snapshot isolation, comparing every answer. */
async function walk(
	name: string,
	seed: number,
	steps: number
): Promise<{ conflicts: number; commits: number }> {
	const cells = test.db.collection<Cell>(name);
	await cells.drop();
	await cells.createIndex({ tag: 1, n: -1 });
	const random = numbers(seed);
	const committed: State = new Map();
	const open: Open[] = [];
	const counts = { conflicts: 0, commits: 0 };
	const tag = () => 'abc'[random(3)]!;
	const held = (id: number, self?: Open) => open.some((o) => o !== self && o.writes.has(id));
	const changed = (ids: Iterable<number>, self?: Open) => {
		for (const id of ids) for (const o of open) if (o !== self) o.changedSince.add(id);
	};
	const end = async (o: Open, how: 'commit' | 'abort') => {
		open.splice(open.indexOf(o), 1);
		if (how === 'commit') await o.session.commitTransaction();
		else await o.session.abortTransaction();
		await o.session.endSession();
	};

	for (let step = 0; step < steps; step += 1) {
		const choice = random(11);
		const o = open[random(Math.max(1, open.length))];
		const id = random(5);
		if (choice === 0 && open.length < 3) {
			const session = test.client.startSession();
			session.startTransaction();
			// the snapshot is taken by the first statement
			await cells.findOne({ _id: -1 }, { session });
			open.push({
				session,
				snapshot: new Map(committed),
				writes: new Map(),
				changedSince: new Set()
			});
		} else if (choice < 6 && o) {
			const { session } = o;
			const visible = seen(o).find((cell) => cell._id === id);
			const cell = { _id: id, n: random(100), tag: tag() };
			const conflict = held(id, o) || o.changedSince.has(id);
			const attempt = random(3);
			let code: unknown;
			if (attempt === 0 && visible) code = await codeOf(cells.deleteOne({ _id: id }, { session }));
			else if (attempt === 1 && !visible) code = await codeOf(cells.insertOne(cell, { session }));
			else if (visible) code = await codeOf(cells.replaceOne({ _id: id }, cell, { session }));
			else continue;
			expect(code).toBe(conflict ? 112 : null);
			if (conflict) {
				counts.conflicts += 1;
				await end(o, 'abort');
			} else o.writes.set(id, attempt === 0 ? null : cell);
		} else if (choice === 6 && o) {
			for (const [written, cell] of o.writes) {
				if (cell) committed.set(written, cell);
				else committed.delete(written);
			}
			changed(o.writes.keys(), o);
			counts.commits += 1;
			await end(o, 'commit');
		} else if (choice === 7 && o) await end(o, 'abort');
		else if (choice === 8 && !held(id)) {
			const cell = { _id: id, n: random(100), tag: tag() };
			await cells.replaceOne({ _id: id }, cell, { upsert: true });
			committed.set(id, cell);
			changed([id]);
		} else if (choice === 9 && !held(id)) {
			const { deletedCount } = await cells.deleteOne({ _id: id });
			expect(deletedCount).toBe(committed.has(id) ? 1 : 0);
			if (committed.delete(id)) changed([id]);
		} else {
			const own = o && random(2) === 0 ? o : undefined;
			const all = own ? seen(own) : byId(committed.values());
			const options = own ? { session: own.session } : {};
			expect(await cells.find({}, options).sort({ _id: 1 }).toArray()).toEqual(all);
			const wanted = tag();
			const tagged = all.filter((c) => c.tag === wanted).sort((a, b) => b.n - a.n || a._id - b._id);
			const found = await cells.find({ tag: wanted }, options).sort({ n: -1, _id: 1 }).toArray();
			expect(found).toEqual(tagged);
		}
	}
	for (const o of [...open]) await end(o, 'abort');
	expect(await cells.find().sort({ _id: 1 }).toArray()).toEqual(byId(committed.values()));
	return counts;
}

describe('random histories of transactions', () => {
	it.each(['memory', 'disk'])(
		'agree with a model of snapshot isolation, read by read and conflict by conflict (%s)',
		async (name) => {
			let conflicts = 0;
			let commits = 0;
			for (let seed = 1; seed <= 8; seed += 1) {
				const counts = await walk(name, seed, 300);
				conflicts += counts.conflicts;
				commits += counts.commits;
			}
			expect(conflicts).toBeGreaterThan(20);
			expect(commits).toBeGreaterThan(20);
		},
		60_000
	);
});
