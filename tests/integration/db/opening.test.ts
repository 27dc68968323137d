import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterEach, describe, expect, it } from 'vitest';
import { errorText } from '../../../src/lib/i18n/errors';
import { openStore, pingStore, storeFolder } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrations';
import { useCommitCounter } from '../../../src/lib/server/db/commits';
import { raiseStamp, readStamp } from '../../../src/lib/server/db/stamps';
import { StoreOpenError } from '../../../src/lib/server/db/store-open-error';
import { startEmbeddedStore } from '../../../src/lib/server/embedded-mongo';
import { entryFile } from '../../../src/lib/server/entries';
import { startLocked, startStandalone } from '../../setup/fake-servers';

const folders: string[] = [];
const folder = () => {
	const made = mkdtempSync(join(tmpdir(), 'escalafon-open-'));
	folders.push(made);
	return made;
};
afterEach(async () => {
	await mongoose.disconnect();
	useCommitCounter(null);
	for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

/** The sentence with which opening fails. */
async function sentence(mongodbUri: string | null, dataDir = folder()): Promise<string> {
	const error = await openStore({ mongodbUri, dataDir }).catch((failure: unknown) => failure);
	if (!(error instanceof StoreOpenError)) throw error;
	const text = errorText(error, 'en');
	console.log(text);
	return text;
}

describe('opening the store', () => {
	it('refuses a standalone server and says how to start a replica set', async () => {
		const server = await startStandalone();
		try {
			expect(await sentence(`mongodb://${server.host}/`)).toMatch(
				/not a replica set.*rs\.initiate/
			);
		} finally {
			await server.close();
		}
	});

	it('says that a password was wrong, and repeats neither it nor the user', async () => {
		const server = await startLocked();
		try {
			const text = await sentence(`mongodb://someone:secreto@${server.host}/?replicaSet=rs0`);
			expect(text).toContain('refused the user or the password');
			expect(text).not.toMatch(/secreto|someone/);
		} finally {
			await server.close();
		}
	});

	it('says that nobody answers at a host', async () => {
		const uri = 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=300';
		expect(await sentence(uri)).toBe(
			'No answer from the MongoDB server at 127.0.0.1:9. Check that it runs and that address and network allow it.'
		);
	});

	it('says that an address is none', async () => {
		expect(await sentence('mongodb://:::/')).toContain('not a valid MongoDB address');
	});

	it('tells a second process that somebody owns the data, and lets a command line join in', async () => {
		const dataDir = folder();
		const owner = await startEmbeddedStore({
			dataDir: storeFolder(dataDir),
			workerFile: entryFile('store-worker')
		});
		try {
			expect(await sentence(null, dataDir)).toContain('Another process already uses the data');
			const joined = await openStore({ mongodbUri: null, dataDir }, 'cli');
			expect(joined.kind).toBe('embedded-of-another-process');
			expect(await pingStore()).toBe(true);
			await joined.close();
		} finally {
			await owner.close();
		}
	});

	it('opens an empty folder, keeps what was written, and lets go of the folder', async () => {
		const dataDir = folder();
		const first = await openStore({ mongodbUri: null, dataDir });
		await migrate();
		await raiseStamp('structure');
		await first.close();
		const again = await openStore({ mongodbUri: null, dataDir });
		expect(await migrate()).toEqual([]);
		expect(await readStamp('structure')).toBe(1);
		await again.close();
	});

	it('works on a server that an address names, as two web processes do at once', async () => {
		const owner = await startEmbeddedStore({
			dataDir: folder(),
			workerFile: entryFile('store-worker'),
			listen: { port: 0 }
		});
		try {
			const store = await openStore({ mongodbUri: owner.tcpUri ?? '', dataDir: folder() });
			expect([store.kind, store.database]).toEqual(['mongodb', 'escalafon']);
			await migrate();
			const other = await mongoose.mongo.MongoClient.connect(owner.tcpUri ?? '');
			await raiseStamp('structure');
			expect(await readStamp('structure')).toBe(1);
			// Another process raises it: without a counter every reading asks the server.
			await other
				.db('escalafon')
				.collection<{ _id: string }>('stamps')
				.updateOne({ _id: 'structure' }, { $inc: { value: 1 } });
			expect(await readStamp('structure')).toBe(2);
			await other.close();
			await store.close();
		} finally {
			await owner.close();
		}
	});
});

describe('stamps on the embedded store', () => {
	it('are read again after a commit of another process, and not before', async () => {
		const dataDir = folder();
		const store = await openStore({ mongodbUri: null, dataDir });
		await migrate();
		await raiseStamp('accounts');
		expect(await readStamp('accounts')).toBe(1);
		const other = await mongoose.mongo.MongoClient.connect(store.uri);
		const stamps = other.db(store.database).collection<{ _id: string }>('stamps');
		await stamps.updateOne({ _id: 'accounts' }, { $inc: { value: 1 } });
		expect(await readStamp('accounts')).toBe(2);
		await other.close();
		await store.close();
	});
});
