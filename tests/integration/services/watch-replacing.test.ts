import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startRunner } from '../../../src/lib/server/jobs/runner';
import { HANDLERS } from '../../../src/lib/server/jobs/handlers';
import { enqueueJob } from '../../../src/lib/server/services/jobs/enqueue-job';
import {
	isBeingReplaced,
	watchReplacing
} from '../../../src/lib/server/services/backup/watch-replacing';
import { isReady } from '../../../src/lib/server/services/store/is-ready';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let stop: (() => Promise<void>) | null = null;
beforeAll(async () => {
	store = await openTestStore();
});
afterEach(async () => {
	await stop?.();
	stop = null;
});
afterAll(() => store.close());

const copy = () => mongoose.connection.getClient().db(`${mongoose.connection.name}_restore`);
const plans = () => copy().collection<{ _id: string; run: string; names: string[] }>('replacing');
const leases = () => store.raw.collection<{ _id: string; holder: string; until: Date }>('leases');
const hold = (until: Date) =>
	leases().replaceOne({ _id: 'archive' }, { holder: 'another process', until }, { upsert: true });
const YEAR = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
const notReplaced = () => vi.waitUntil(() => !isBeingReplaced(), { timeout: 8_000 });
const beingReplaced = () => vi.waitUntil(() => isBeingReplaced(), { timeout: 8_000 });

it('a restore that another process is carrying out is known until it has ended', async () => {
	stop = watchReplacing(20);
	expect(await isReady()).toBe(true);
	await hold(YEAR);
	await plans().insertOne({ _id: 'replace', run: 'one', names: ['people'] });
	await beingReplaced();
	expect(await isReady()).toBe(false);
	await copy().dropDatabase();
	await notReplaced();
	expect(await isReady()).toBe(true);
	await leases().deleteOne({ _id: 'archive' });
});

it('no job is begun meanwhile, and those that wait are run afterwards', async () => {
	stop = watchReplacing(20);
	await hold(YEAR);
	await plans().insertOne({ _id: 'replace', run: 'two', names: ['people'] });
	await beingReplaced();
	const ran: string[] = [];
	const quiet = Object.fromEntries(
		Object.keys(HANDLERS).map((kind) => [kind, async () => void ran.push(kind)])
	) as unknown as typeof HANDLERS;
	const stopRunner = startRunner(() => new Date(), quiet);
	await withTransaction(() => enqueueJob({ kind: 'sweep-files', key: 'a', runAt: new Date(0) }));
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(ran).toEqual([]);
	await copy().dropDatabase();
	await notReplaced();
	await withTransaction(() => enqueueJob({ kind: 'sweep-files', key: 'b', runAt: new Date(0) }));
	await vi.waitUntil(() => ran.filter((kind) => kind === 'sweep-files').length >= 2, {
		timeout: 8_000
	});
	await stopRunner();
	await leases().deleteOne({ _id: 'archive' });
});

it('what a dead process left is finished once nobody holds it any longer', async () => {
	await hold(YEAR);
	await plans().insertOne({
		_id: 'replace',
		run: 'three',
		names: [...(await namesKept()), 'gone']
	});
	stop = watchReplacing(20);
	await beingReplaced();
	await hold(new Date(0));
	await notReplaced();
	expect(await plans().findOne({ _id: 'replace' })).toBeNull();
	expect(await leases().findOne({ _id: 'archive' })).toBeNull();
	expect(await isReady()).toBe(true);
});

/** What the plan would leave in its place: only what it does not name is dropped. */
async function namesKept(): Promise<string[]> {
	const all = await store.raw.listCollections({}, { nameOnly: true }).toArray();
	return all.map(({ name }) => name);
}
