import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MongoClient } from 'mongodb';
import {
	readOwner,
	startEmbeddedStore,
	StoreBusyError,
	storePaths
} from '../../../src/lib/server/embedded-mongo';
import { startVictim } from '../../setup/store-victim';
import { builtStoreWorker, startTestStore, temporaryFolder } from '../../setup/store-worker';

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
	const made = temporaryFolder();
	folders.push(made);
	return made;
}

describe('who owns a data folder', () => {
	it('a second owner in the same process is told that the store is busy', async () => {
		const first = await startTestStore();
		const second = startEmbeddedStore({
			dataDir: first.dataDir,
			workerFile: await builtStoreWorker()
		});
		await expect(second).rejects.toBeInstanceOf(StoreBusyError);
		expect(await first.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
		await first.stop();
	});

	it('a second process is told so too, finds the first one, and works through it', async () => {
		const dataDir = folder();
		const victim = await startVictim({ dataDir });
		expect(victim.said.kind).toBe('ready');
		const second = await startVictim({ dataDir });
		expect(second.said.kind).toBe('busy');
		const owner = readOwner(dataDir)!;
		expect(owner.uri).toBe(victim.said.uri);
		expect(owner.pid).toBe(victim.child.pid);
		const client = await MongoClient.connect(owner.uri);
		expect(await client.db('x').command({ ping: 1 })).toMatchObject({ ok: 1 });
		await client.close();
		expect(await victim.terminate()).toBe(0);
		expect(readOwner(dataDir)).toBeUndefined();
		expect(existsSync(storePaths(dataDir).socket)).toBe(false);
	});

	it('what a killed owner left behind is removed by the next one', async () => {
		const dataDir = folder();
		const victim = await startVictim({ dataDir });
		await victim.kill();
		expect(existsSync(storePaths(dataDir).socket)).toBe(true);
		expect(readOwner(dataDir)).toBeUndefined();
		const next = await startTestStore({ dataDir });
		await next.db.collection('c').insertOne({ n: 1 });
		expect(await next.db.collection('c').countDocuments()).toBe(1);
		await next.stop();
	});

	it('a busy folder keeps its socket: only the holder of the lock removes one', async () => {
		const first = await startTestStore();
		const second = await startVictim({ dataDir: first.dataDir });
		expect(second.said.kind).toBe('busy');
		expect(existsSync(storePaths(first.dataDir).socket)).toBe(true);
		expect(await first.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
		await first.stop();
	});

	it('nobody else on the machine can reach the socket or read the files', async () => {
		const test = await startTestStore();
		const paths = storePaths(test.dataDir);
		const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
		expect(mode(paths.socket)).toBe('600');
		expect(mode(dirname(paths.socket))).toBe('700');
		expect(mode(paths.folder)).toBe('700');
		await test.db.collection('c').insertOne({ n: 1 });
		for (const file of [
			paths.database,
			`${paths.database}-wal`,
			`${paths.database}-shm`,
			paths.lock
		])
			expect(mode(file)).toBe('600');
		expect(mode(paths.owner)).toBe('600');
		expect(paths.socket.endsWith('.sock')).toBe(true);
		await test.stop();
	});

	it('a long path puts the socket into a folder of its own under the temp folder', async () => {
		const dataDir = join(folder(), 'a'.repeat(90), 'b');
		mkdirSync(dataDir, { recursive: true });
		const test = await startTestStore({ dataDir });
		const { socket } = storePaths(dataDir);
		expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(100);
		expect((statSync(dirname(socket)).mode & 0o777).toString(8)).toBe('700');
		expect(await test.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
		await test.stop();
	});

	it('a file that is no store is refused with its reason, and the folder is free again', async () => {
		const dataDir = folder();
		writeFileSync(
			join(dataDir, 'store.sqlite'),
			'not a database at all, only some text'.repeat(40)
		);
		const start = async () => startEmbeddedStore({ dataDir, workerFile: await builtStoreWorker() });
		await expect(start()).rejects.toThrow(/not a database/);
		rmSync(join(dataDir, 'store.sqlite'));
		const store = await start();
		await store.close();
		expect(readOwner(dataDir)).toBeUndefined();
	});
});
