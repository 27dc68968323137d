import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import type { Db, MongoClientOptions } from 'mongodb';
import { ensureEntries } from '../../scripts/make/build.js';
import { startEmbeddedStore } from '../../src/lib/server/embedded-mongo';
import type { EmbeddedStore, StartOptions } from '../../src/lib/server/embedded-mongo';

/** The built worker's file, as `startEmbeddedStore` wants it. */
export async function builtStoreWorker(): Promise<string> {
	await ensureEntries(['store-worker']);
	return fileURLToPath(new URL('../../build/entries/store-worker.js', import.meta.url));
}

/** A folder of its own under the temp folder. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'escalafon-'));

export interface TestStore {
	store: EmbeddedStore;
	client: MongoClient;
	db: Db;
	dataDir: string;
	/** A further connection with options of its own, closed with the rest. */
	connect(options?: MongoClientOptions): Promise<MongoClient>;
	/** Closes the store and opens it again on the same folder. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** A store on a new folder, with a client connected to it. */
export async function startTestStore(options: Partial<StartOptions> = {}): Promise<TestStore> {
	const dataDir = options.dataDir ?? temporaryFolder();
	const start = async () =>
		startEmbeddedStore({ workerFile: await builtStoreWorker(), dataDir, ...options });
	const clients: MongoClient[] = [];
	const closeClients = () => Promise.all(clients.splice(0).map((client) => client.close()));
	const store = await start();
	const test: TestStore = {
		store,
		dataDir,
		...(await connected(store.uri)),
		connect: async (given) => (await connected(test.store.uri, given)).client,
		async restart() {
			await closeClients();
			await test.store.close();
			test.store = await start();
			Object.assign(test, await connected(test.store.uri));
		},
		async stop() {
			await closeClients();
			await test.store.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
	async function connected(uri: string, given: MongoClientOptions = {}) {
		const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 5000, ...given });
		clients.push(client);
		return { client, db: client.db('test') };
	}
	return test;
}

/** The code of the error that a promise is rejected with; null when it is not rejected. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
	try {
		await promise;
		return null;
	} catch (error) {
		return (error as { code?: unknown }).code;
	}
}
