import mongoose from 'mongoose';
import { readOwner, startEmbeddedStore } from '../embedded-mongo';
import { entryFile } from '../entries';
import { storeFolder, takeEarlyStore, type StoreEvents } from './early-store';
import { StoreOpenError } from './store-open-error';
import { storeReopened, useCommitCounter } from './commits';
import './models';

export interface StoreSettings {
	/** Null: the embedded store under `dataDir`. */
	mongodbUri: string | null;
	dataDir: string;
	/** The database; by default the one the URI names, else `escalafon`. */
	database?: string;
	/** Also listens here, for mongosh and tests; the embedded store only. */
	listen?: { port: number; host: string };
}

export interface Store {
	kind: 'embedded' | 'mongodb' | 'embedded-of-another-process';
	uri: string;
	/** The embedded store over TCP, where `listen` was given. */
	tcpUri?: string;
	database: string;
	close(): Promise<void>;
}

const DATABASE = 'escalafon';
const PATIENCE_MS = 8_000;

export { storeFolder } from './early-store';
export type { StoreEvents } from './early-store';

/** Where the models are connected to. */
let openUri: string | null = null;

/**
 * Opens the store and connects every model to it.
 * @param role a `cli` works through the store of the running product; a `web` process must own it
 * @throws StoreOpenError with the reason in a code
 */
export async function openStore(
	settings: StoreSettings,
	role: 'web' | 'cli' = 'web',
	events: StoreEvents = {}
): Promise<Store> {
	if (settings.mongodbUri !== null) {
		const database = await connect(settings.mongodbUri, settings.database);
		useCommitCounter(null);
		return { kind: 'mongodb', uri: settings.mongodbUri, database, close: disconnect };
	}
	const folder = storeFolder(settings.dataDir);
	const running = role === 'cli' ? readOwner(folder) : undefined;
	if (running) {
		const database = await connect(running.uri, settings.database);
		useCommitCounter(null);
		return { kind: 'embedded-of-another-process', uri: running.uri, database, close: disconnect };
	}
	try {
		const early = settings.listen ? null : takeEarlyStore(folder, events);
		const embedded = await (early ??
			startEmbeddedStore({
				dataDir: folder,
				workerFile: entryFile('store-worker'),
				...(events.lost ? { onFailure: events.lost } : {}),
				...(events.full ? { onFull: events.full } : {}),
				...(settings.listen ? { listen: settings.listen } : {})
			}));
		const database = await connect(embedded.uri, settings.database).catch(async (error) => {
			await embedded.close();
			throw error;
		});
		useCommitCounter(embedded);
		const close = async () => {
			await disconnect();
			await embedded.close();
		};
		const { uri, tcpUri } = embedded;
		return { kind: 'embedded', uri, ...(tcpUri ? { tcpUri } : {}), database, close };
	} catch (error) {
		// By its name: a store that was started early is another bundle's.
		if (!(error instanceof Error && error.name === 'StoreBusyError')) throw error;
		throw new StoreOpenError('store-busy', { folder: settings.dataDir }, error);
	}
}

/** How another thread or process of this machine reaches the open store. @throws Error where none is */
export function openStoreAddress(): { uri: string; database: string } {
	if (openUri === null) throw new Error('the store is not open');
	return { uri: openUri, database: mongoose.connection.name };
}

/** Whether the store answers. */
export async function pingStore(): Promise<boolean> {
	try {
		const reply = await mongoose.connection.db?.admin().ping();
		return reply?.ok === 1;
	} catch {
		return false;
	}
}

/**
 * Runs `work` with every model on another database of the open store. For a process or thread of its
 * own: whatever else asks meanwhile would be answered from there too.
 */
export async function insideDatabase<T>(database: string, work: () => Promise<T>): Promise<T> {
	const { name } = mongoose.connection;
	const uri = openUri;
	if (uri === null) throw new Error('the store is not open');
	const useDatabase = async (other: string) => {
		await mongoose.disconnect();
		await connect(uri, other);
		storeReopened();
	};
	await useDatabase(database);
	try {
		return await work();
	} finally {
		await useDatabase(name);
	}
}

async function disconnect(): Promise<void> {
	useCommitCounter(null);
	openUri = null;
	await mongoose.disconnect();
}

/** Connects and proves that the server knows transactions. @returns the database's name */
async function connect(uri: string, database?: string): Promise<string> {
	try {
		await mongoose.connect(uri, {
			...(database !== undefined
				? { dbName: database }
				: namesDatabase(uri)
					? {}
					: { dbName: DATABASE }),
			autoIndex: false,
			autoCreate: false,
			...(/[?&]serverSelectionTimeoutMS=/i.test(uri)
				? {}
				: { serverSelectionTimeoutMS: PATIENCE_MS }),
			connectTimeoutMS: PATIENCE_MS,
			maxPoolSize: 20
		});
		const hello = await mongoose.connection.db?.admin().command({ hello: 1 });
		if (!hello?.setName && hello?.msg !== 'isdbgrid')
			throw new StoreOpenError('store-standalone', { host: hostOf(uri) });
		openUri = uri;
		return mongoose.connection.name;
	} catch (error) {
		await mongoose.disconnect();
		throw reasonOf(error, uri);
	}
}

function reasonOf(error: unknown, uri: string): unknown {
	if (error instanceof StoreOpenError) return error;
	const { name, code, message } = error as { name?: string; code?: unknown; message?: string };
	const host = hostOf(uri);
	if (code === 18 || code === 8000 || /authentication failed/i.test(message ?? ''))
		return new StoreOpenError('store-password', { host }, error);
	if (name === 'MongoParseError' || name === 'MongoInvalidArgumentError')
		return new StoreOpenError('store-bad-uri', {}, error);
	if (/ServerSelection|Network|Timeout|ECONN|ENOTFOUND/.test(`${name} ${message}`))
		return new StoreOpenError('store-unreachable', { host }, error);
	return error;
}

/** Hosts of a URI without user and password, fit to be shown. */
export function hostOf(uri: string): string {
	const rest = uri.replace(/^mongodb(\+srv)?:\/\//, '');
	const authority = rest.split(/[/?]/, 1)[0] ?? '';
	return decodeURIComponent(authority.slice(authority.lastIndexOf('@') + 1));
}

function namesDatabase(uri: string): boolean {
	return /^mongodb(\+srv)?:\/\/[^/]+\/[^?/]+/.test(uri);
}
