import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { MongoClient } from 'mongodb';
import { startVictim } from '../../setup/store-victim';
import { temporaryFolder } from '../../setup/store-worker';

const KILLS = 20;
const dataDir = temporaryFolder();

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Numbered {
	_id: number;
	pair?: number;
}

/** What was acknowledged: single documents, pairs of one transaction, the counter's height. */
const acknowledged = { single: new Set<number>(), pairs: new Set<number>(), counter: 0 };
let next = 1;

const connect = (uri: string) =>
	MongoClient.connect(uri, {
		serverSelectionTimeoutMS: 3000,
		retryWrites: false,
		retryReads: false
	});

/** Writes without end until the store is gone. */
async function writeUntilKilled(work: () => Promise<void>): Promise<void> {
	try {
		for (;;) await work();
	} catch {
		// the store is gone
	}
}

function startWriters(clients: MongoClient[]): Promise<void>[] {
	return clients.map((client, i) => {
		const db = client.db('crash');
		const singles = db.collection<Numbered>('singles');
		const left = db.collection<Numbered>('left');
		const right = db.collection<Numbered>('right');
		const counters = db.collection<{ _id: string; n: number }>('counters');
		if (i === 0)
			return writeUntilKilled(async () => {
				await counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } }, { upsert: true });
				acknowledged.counter += 1;
			});
		if (i === 1)
			return writeUntilKilled(async () => {
				const n = next++;
				const session = client.startSession();
				session.startTransaction();
				await left.insertOne({ _id: n, pair: n }, { session });
				await right.insertOne({ _id: n, pair: n }, { session });
				await session.commitTransaction();
				acknowledged.pairs.add(n);
				await session.endSession();
			});
		return writeUntilKilled(async () => {
			const n = next++;
			await singles.insertOne({ _id: n });
			acknowledged.single.add(n);
		});
	});
}

async function check(uri: string): Promise<{ lost: number; torn: number }> {
	const client = await connect(uri);
	const db = client.db('crash');
	const ids = async (name: string) =>
		new Set((await db.collection<Numbered>(name).find().toArray()).map((d) => d._id));
	const [singles, left, right] = [await ids('singles'), await ids('left'), await ids('right')];
	const counter = (await db.collection('counters').findOne({}))?.n ?? 0;
	await client.close();
	const missing = [...acknowledged.single].filter((n) => !singles.has(n)).length;
	const missingPairs = [...acknowledged.pairs].filter((n) => !left.has(n) || !right.has(n)).length;
	const torn =
		[...left].filter((n) => !right.has(n)).length + [...right].filter((n) => !left.has(n)).length;
	return { lost: missing + missingPairs + Math.max(0, acknowledged.counter - counter), torn };
}

describe('a store that is killed', () => {
	it(`keeps what it acknowledged and tears no transaction, ${KILLS} times`, async () => {
		let lost = 0;
		let torn = 0;
		const leaving: Promise<void>[] = [];
		for (let kill = 0; kill < KILLS; kill += 1) {
			const victim = await startVictim({ dataDir });
			const connecting = Array.from({ length: 4 }, () => connect(victim.said.uri!));
			const clients = await Promise.all(connecting);
			const writers = startWriters(clients);
			await new Promise((resolve) => setTimeout(resolve, 60 + ((kill * 37) % 170)));
			await victim.kill();
			// the driver looks for its server for a while before it gives up: that need not hold us up
			leaving.push(...clients.map((client) => client.close(true)), ...writers);
			const again = await startVictim({ dataDir });
			const found = await check(again.said.uri!);
			lost += found.lost;
			torn += found.torn;
			await again.kill();
		}
		await Promise.all(leaving);
		const { single, pairs, counter } = acknowledged;
		console.log(
			`kill -9, ${KILLS} times: written ${single.size} documents, ${pairs.size} transactions, ` +
				`${counter} increments; lost ${lost}, torn ${torn}`
		);
		expect({ lost, torn }).toEqual({ lost: 0, torn: 0 });
		expect(single.size).toBeGreaterThan(KILLS);
		expect(pairs.size).toBeGreaterThan(KILLS);
	}, 90_000);
});
