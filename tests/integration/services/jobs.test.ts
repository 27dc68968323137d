import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { JOB_KINDS, JOB_LANES, REPEATS } from '../../../src/lib/domain/jobs/job';
import { MOST_TRIES, retryPauseMs } from '../../../src/lib/domain/jobs/retry';
import { jobById } from '../../../src/lib/server/db/jobs';
import { notificationPage } from '../../../src/lib/server/db/notifications';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { enqueueJob } from '../../../src/lib/server/services/jobs/enqueue-job';
import { jobHealth } from '../../../src/lib/server/services/jobs/job-health';
import {
	enqueueRepeating,
	runDueJobs,
	type Handlers
} from '../../../src/lib/server/services/jobs/run-jobs';
import { onWork } from '../../../src/lib/server/services/jobs/wake';
import { startRunner } from '../../../src/lib/server/jobs/runner';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());
afterEach(() => store.raw.collection('jobs').deleteMany({}));

const HOUR = 60 * 60 * 1000;
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

/** Handlers that all do the same. */
const doing = (work: (payload: Record<string, unknown>) => void | Promise<void>): Handlers =>
	Object.fromEntries(
		JOB_KINDS.map((kind) => [kind, async (payload: Record<string, unknown>) => work(payload)])
	) as unknown as Handlers;
const enqueue = (key: string, runAt = NOW) =>
	enqueueJob({ kind: 'mail-digest', key, payload: { key }, runAt });

describe('a job', () => {
	it('is laid down once under its key, and only if the transaction is committed', async () => {
		expect(await enqueue('once')).toBe(true);
		expect(await enqueue('once')).toBe(false);
		const undone = withTransaction(async () => {
			await enqueue('undone');
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		expect(await jobById('undone')).toBeNull();
	});

	it('is called for once it is committed, not before, and not where nothing is new', async () => {
		const called: string[] = [];
		const silence = onWork(() => called.push('work'));
		await withTransaction(async () => {
			await enqueue('called');
			await enqueue('called too');
			called.push('still inside');
		});
		await enqueue('called');
		silence();
		await enqueue('unheard');
		expect(called).toEqual(['still inside', 'work']);
	});

	it('is run when it is due, with its payload, and once', async () => {
		await enqueue('due', after(HOUR));
		const ran: unknown[] = [];
		const handlers = doing((payload) => void ran.push(payload));
		expect(await runDueJobs(handlers, () => NOW)).toBe(0);
		expect(await runDueJobs(handlers, () => after(HOUR))).toBe(1);
		expect(await runDueJobs(handlers, () => later(30))).toBe(0);
		expect(ran).toEqual([{ key: 'due' }]);
		expect(await jobById('due')).toMatchObject({ state: 'done', holder: null });
	});

	it('is run by one of two runners, never by both', async () => {
		const keys = Array.from({ length: 20 }, (_, at) => `both:${at}`);
		for (const key of keys) await enqueue(key);
		const ran: unknown[] = [];
		const handlers = doing(async ({ key }) => {
			ran.push(key);
			await pause(2);
		});
		const counts = await Promise.all(
			['one', 'two'].map((holder) =>
				runDueJobs(
					handlers,
					() => NOW,
					() => false,
					holder
				)
			)
		);
		expect(ran.toSorted()).toEqual(keys.toSorted());
		expect(Math.min(...counts)).toBeGreaterThan(0);
	});

	it('left behind by a dead process is taken over once its lease has run out', async () => {
		await enqueue('left');
		await store.raw.collection<{ _id: string }>('jobs').updateOne(
			{ _id: 'left' },
			{
				$set: {
					state: 'running',
					holder: 'dead',
					tries: 1,
					leaseUntil: after(60_000).toISOString()
				}
			}
		);
		expect(
			await runDueJobs(
				doing(() => undefined),
				() => after(30_000)
			)
		).toBe(0);
		expect(
			await runDueJobs(
				doing(() => undefined),
				() => after(61_000)
			)
		).toBe(1);
		expect((await jobById('left'))?.state).toBe('done');
	});

	it('whose holder lost it does not write over what the next one did', async () => {
		await enqueue('slow');
		await runDueJobs(
			doing(async () => {
				await store.raw
					.collection<{ _id: string }>('jobs')
					.updateOne({ _id: 'slow' }, { $set: { holder: 'another' } });
			}),
			() => NOW
		);
		expect(await jobById('slow')).toMatchObject({ state: 'running', holder: 'another' });
	});
});

describe('a job that fails', () => {
	const broken = doing(() => {
		throw Object.assign(new Error('no space left on "/datos/respaldo"'), { code: 'ENOSPC' });
	});

	it('is tried again after pauses that grow, then given up with its reason, and administrators are told', async () => {
		await enqueue('broken');
		let now = NOW;
		for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
			expect(await runDueJobs(broken, () => now)).toBe(1);
			const job = await jobById('broken');
			expect(job?.tries).toBe(tries);
			const wait = retryPauseMs(tries);
			if (wait === null) break;
			expect(job).toMatchObject({ state: 'waiting', fault: { code: 'ENOSPC' } });
			now = new Date(now.getTime() + wait);
			expect(job?.runAt).toBe(now.toISOString());
		}
		const job = await jobById('broken');
		expect(job).toMatchObject({ state: 'failed', fault: { code: 'ENOSPC' } });
		expect(job?.fault?.detail).not.toContain('respaldo');
		expect(await jobHealth(now)).toMatchObject({ state: 'bad', failed: 1 });
		const told = await notificationPage(
			company.userId('administrator'),
			{ unreadOnly: false, but: [] },
			{
				skip: 0,
				limit: 9
			}
		);
		expect(told.rows).toMatchObject([{ kind: 'job-failed', data: { job: 'mail-digest' } }]);
	});

	it('that kills its process each time is given up too', async () => {
		await enqueue('deadly');
		await store.raw.collection<{ _id: string }>('jobs').updateOne(
			{ _id: 'deadly' },
			{
				$set: {
					state: 'running',
					holder: 'dead',
					tries: MOST_TRIES,
					leaseUntil: NOW.toISOString()
				}
			}
		);
		const ran: string[] = [];
		await runDueJobs(
			doing(() => void ran.push('again')),
			() => after(1)
		);
		expect(ran).toEqual([]);
		expect(await jobById('deadly')).toMatchObject({
			state: 'failed',
			fault: { code: 'lease-lost' }
		});
	});

	it('that comes round by itself is never given up', async () => {
		await enqueueRepeating(NOW);
		let now = NOW;
		for (let round = 0; round < 30; round += 1) {
			await runDueJobs(broken, () => now);
			now = new Date(now.getTime() + HOUR);
		}
		expect(await jobById('seal-audit')).toMatchObject({ state: 'waiting', tries: 30 });
		const lastRun = new Date(now.getTime() - HOUR);
		expect(await jobHealth(lastRun)).toMatchObject({
			state: 'warning',
			failed: 0,
			failing: Object.keys(REPEATS).length
		});
		await runDueJobs(
			doing(() => undefined),
			() => now
		);
		expect(await jobById('seal-audit')).toMatchObject({ state: 'waiting', tries: 0, fault: null });
	});
});

it('the runner takes up what is laid down in its process at once, and stops when told', async () => {
	const stop = startRunner();
	await enqueue('at once', new Date());
	await expect
		.poll(async () => (await jobById('at once'))?.state, { interval: 20, timeout: 3_000 })
		.toBe('done');
	await stop();
	await enqueue('after the end', new Date());
	await pause(100);
	expect((await jobById('after the end'))?.state).toBe('waiting');
});

it('that takes long holds up no job of another lane, and no mail', async () => {
	let release = () => undefined as void;
	const released = new Promise<void>((resolve) => (release = resolve));
	const ran: string[] = [];
	const quiet = doing(() => undefined);
	const stop = startRunner(() => new Date(), {
		...quiet,
		backup: async () => {
			ran.push('backup begins');
			await released;
			ran.push('backup ends');
		},
		'sweep-files': async () => void ran.push('sweep'),
		'mail-digest': async ({ key }) => void (key === 'meanwhile' && ran.push('digest'))
	});
	await expect.poll(() => ran, { interval: 20, timeout: 5_000 }).toContain('backup begins');
	await enqueue('meanwhile', new Date());
	await expect.poll(() => ran, { interval: 20, timeout: 3_000 }).toContain('digest');
	expect(ran).not.toContain('backup ends');
	release();
	await expect.poll(() => ran, { interval: 20, timeout: 5_000 }).toContain('sweep');
	await stop();
});

it('is in exactly one lane, whatever its kind', () => {
	expect(Object.values(JOB_LANES).flat().sort()).toEqual([...JOB_KINDS].sort());
});
