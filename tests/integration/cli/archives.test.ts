import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureEntries } from '../../../scripts/make/build.js';
import { runCli, serveStore } from '../../setup/run-cli';
import { temporaryFolder } from '../../setup/store-worker';

const folder = temporaryFolder();
const AUDIT_KEY = 'one-key-for-all-stores-of-this-test-file';
const data = (name: string) => join(folder, name);
const file = (name: string) => join(folder, `${name}.escalafon`);
const env = (name: string) => ({ DATA_DIR: data(name), AUDIT_KEY });
const secret = join(folder, 'passphrase.txt');
const cli = (args: string[], name: string) => runCli(args, env(name));

interface Written {
	contents: string;
	documents: number;
}

/** What `a` holds, an archive in clear of the demonstration company. */
let first: Written;
beforeAll(async () => {
	await ensureEntries(['cli']);
	mkdirSync(folder, { recursive: true });
	writeFileSync(secret, 'trébol mármol ventana 48\n');
	const loaded = await cli(['demo', 'load'], 'first');
	expect(loaded).toMatchObject({ code: 0 });
	first = (await cli(['store', 'export', file('a'), '--json'], 'first')).json<Written>();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const contentsOf = async (name: string): Promise<Written> => {
	const out = file(`probe-${name}-${Math.random().toString(36).slice(2)}`);
	const exported = await cli(['store', 'export', out, '--json'], name);
	expect(exported.err).toBe('');
	rmSync(out);
	return exported.json<Written>();
};

describe('store export and import', { timeout: 120_000 }, () => {
	it('move everything between stores, embedded and over a mongodb:// address, and come out equal', async () => {
		expect(statSync(file('a')).mode & 0o777).toBe(0o600);
		const served = await serveStore(data('served'));
		const over = { MONGODB_URI: served.uri, AUDIT_KEY, DATA_DIR: data('elsewhere') };
		const imported = await runCli(['store', 'import', file('a'), '--json'], over);
		expect(imported.json<Written>()).toMatchObject(
			first.contents ? { contents: first.contents } : {}
		);
		expect((await runCli(['verify'], over)).code).toBe(0);
		const back = await runCli(['store', 'export', file('b'), '--json'], over);
		expect(back.json<Written>().contents).toBe(first.contents);
		await served.stop();
		await cli(['store', 'import', file('b')], 'third');
		expect(await contentsOf('third')).toMatchObject({
			contents: first.contents,
			documents: first.documents
		});
	});

	it('refuse to fill a store that is not empty, to write over a file, and say so', async () => {
		const again = await cli(['store', 'import', file('a')], 'first');
		expect(again).toMatchObject({ code: 1 });
		expect(again.err).toContain('--replace');
		const over = await cli(['store', 'export', file('a')], 'first');
		expect(over).toMatchObject({ code: 2 });
		const none = await cli(['store', 'import', file('none')], 'first');
		expect(none.code).toBe(2);
	});

	it('encrypt where a passphrase is given by a file', async () => {
		const option = ['--passphrase-file', secret];
		await cli(['store', 'export', file('locked'), ...option], 'first');
		expect(readFileSync(file('locked')).includes('aes-256-gcm')).toBe(true);
		const without = await cli(['store', 'import', file('locked')], 'fourth');
		expect(without.code).toBe(1);
		expect((await cli(['store', 'import', file('locked'), ...option], 'fourth')).code).toBe(0);
	});
});

describe('backup make, list and restore', { timeout: 120_000 }, () => {
	it('keep archives for their owner alone, and take one back', async () => {
		const option = ['--passphrase-file', secret];
		const made = await cli(['backup', 'make', ...option, '--json'], 'first');
		const { name } = made.json<{ name: string }>();
		const path = join(data('first'), 'backups', name);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
		const listed = await cli(['backup', 'list', '--json'], 'first');
		expect(listed.json<{ name: string }[]>().map((each) => each.name)).toEqual([name]);
		expect((await cli(['backup', 'restore', name, ...option], 'first')).code).toBe(2);
		const restored = await cli(['backup', 'restore', name, '--yes', ...option, '--json'], 'first');
		expect(restored.json<Written>().contents).toBe(made.json<Written>().contents);
		expect((await cli(['verify'], 'first')).code).toBe(0);
		expect((await cli(['backup', 'make'], 'first')).code).toBe(2);
	});
});

describe('a backup while the product writes', { timeout: 180_000 }, () => {
	it('holds what was there at one moment: pairs of one transaction, chains to their ends', async () => {
		await cli(['store', 'import', file('a')], 'busy');
		const served = await serveStore(data('busy'));
		const client = await MongoClient.connect(served.uri);
		const db = client.db('escalafon');
		const halves = ['import_sources', 'position_aliases'] as const;
		let written = 0;
		let going = true;
		const writer = (async () => {
			while (going) {
				const session = client.startSession();
				await session.withTransaction(async () => {
					for (const half of halves)
						await db
							.collection<{ _id: string }>(half)
							.insertOne({ _id: `w${written}`, nameKey: `w${written}` } as never, { session });
				});
				await session.endSession();
				written += 1;
			}
		})();
		const counts: number[] = [];
		for (let round = 0; round < 3; round += 1) {
			const out = file(`busy-${round}`);
			const exported = await cli(['store', 'export', out], 'busy');
			expect(exported.code).toBe(0);
			const target = `busy-copy-${round}`;
			expect((await cli(['store', 'import', out], target)).code).toBe(0);
			expect((await cli(['verify'], target)).code).toBe(0);
			const copy = await serveStore(data(target));
			const other = await MongoClient.connect(copy.uri);
			const held = await Promise.all(
				halves.map(async (half) =>
					(
						await other
							.db('escalafon')
							.collection<{ _id: string }>(half)
							.find({ _id: /^w/ })
							.toArray()
					)
						.map(({ _id }) => Number(_id.slice(1)))
						.sort((a, b) => a - b)
				)
			);
			// A prefix without a gap, the same in both.
			expect(held[0]).toEqual(held[1]);
			expect(held[0]).toEqual(held[0]!.map((_, at) => at));
			counts.push(held[0]!.length);
			await other.close();
			await copy.stop();
		}
		going = false;
		await writer;
		await client.close();
		await served.stop();
		expect(counts.at(-1)).toBeGreaterThan(counts[0]!);
		console.log(`backups while writing: ${counts.join(', ')} of ${written} pairs`);
	});
});

describe('a restore that is killed', { timeout: 240_000 }, () => {
	const entry = fileURLToPath(new URL('../../../build/entries/cli.js', import.meta.url));

	/** Starts a restore and kills it after a while. @returns whether it had ended by itself */
	async function killedAfter(milliseconds: number, name: string, archive: string) {
		const args = [entry, 'backup', 'restore', archive, '--yes'];
		const child = spawn(process.execPath, args, {
			stdio: 'ignore',
			env: { PATH: process.env.PATH ?? '', LANG: 'C', ...env(name) }
		});
		const gone = new Promise<NodeJS.Signals | null>((resolve) =>
			child.once('exit', (_code, signal) => resolve(signal))
		);
		await Promise.race([gone, pause(milliseconds)]);
		child.kill('SIGKILL');
		return (await gone) === null;
	}

	/** Collections of a copy that was not finished, as they lie in the store's file. */
	function leftOver(name: string): number {
		const store = new DatabaseSync(join(data(name), 'store', 'store.sqlite'), { readOnly: true });
		try {
			const counted = store
				.prepare(
					`SELECT count(*) AS n FROM collections WHERE database LIKE '%\\_restore' ESCAPE '\\'`
				)
				.get();
			return Number(counted?.n);
		} finally {
			store.close();
		}
	}

	it('leaves the store before or the store after, whole, at whatever moment', async () => {
		expect((await cli(['store', 'import', file('a')], 'victim')).code).toBe(0);
		const before = (await contentsOf('victim')).contents;
		const begin = () => {
			rmSync(data('try'), { recursive: true, force: true });
			cpSync(data('victim'), data('try'), { recursive: true });
		};
		begin();
		const from = performance.now();
		expect(await killedAfter(60_000, 'try', file('a'))).toBe(true);
		const whole = performance.now() - from;
		const outcomes = { before: 0, after: 0 };
		let copies = 0;
		const ROUNDS = 9;
		for (let round = 1; round <= ROUNDS; round += 1) {
			begin();
			const ended = await killedAfter((whole * (round + 1)) / ROUNDS, 'try', file('a'));
			if (leftOver('try') > 0) copies += 1;
			expect((await cli(['verify'], 'try')).code).toBe(0);
			expect(leftOver('try')).toBe(0);
			// A restore leaves its own event: what is not the store before is the one after, whole.
			const { contents } = await contentsOf('try');
			if (contents === before) outcomes.before += 1;
			else outcomes.after += 1;
			if (ended) expect(contents).not.toBe(before);
		}
		expect(outcomes.before).toBeGreaterThan(0);
		expect(copies).toBeGreaterThan(0);
		console.log(
			`restores killed: ${outcomes.before} left the old store, ${outcomes.after} the new; ${copies} a copy, swept`
		);
		// Whoever died holds up the next restore for seconds only.
		await expect
			.poll(async () => (await cli(['backup', 'restore', file('a'), '--yes'], 'try')).code, {
				timeout: 60_000,
				interval: 1_000
			})
			.toBe(0);
	});
});
