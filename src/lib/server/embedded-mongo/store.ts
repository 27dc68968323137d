import { chmodSync } from 'node:fs';
import { SET_NAME } from './commands/admin';
import { Engine } from './engine';
import { CEILING, INSERT_ONLY, ON_DISK } from './options';
import type { StoreOptions, WorkingSet } from './options';
import { makePrivateFile, Ownership } from './owner';
import { WireServer } from './server';
import { SESSION_MINUTES } from './sessions';
import { Storage } from './storage';
import { sweepExpired } from './sweep';

const TRANSACTION_LIFETIME_MS = 60_000;
const SWEEP_MS = 60_000;
const HOUSEKEEPING_MS = 500;

export interface OpenStore {
	uri: string;
	tcpUri?: string;
	close(): Promise<void>;
}

/** `mongodb://` URI of a host; a socket path is URL-encoded. */
function uriOf(host: string): string {
	return `mongodb://${host}/?replicaSet=${SET_NAME}&directConnection=true`;
}

/**
 * Opens the store on a data folder in this thread and listens. Throws StoreBusyError when another
 * process owns the folder.
 */
export async function openStore(
	options: StoreOptions,
	told: { committed?: (collections: string[]) => void; full?: (figures: WorkingSet) => void } = {}
): Promise<OpenStore> {
	const owner = new Ownership(options.dataDir);
	let storage: Storage | undefined;
	try {
		makePrivateFile(owner.paths.database);
		storage = new Storage({
			file: owner.paths.database,
			onDisk: options.onDisk ?? ON_DISK,
			insertOnly: options.insertOnly ?? INSERT_ONLY,
			...(options.maxPageCount ? { maxPageCount: options.maxPageCount } : {})
		});
		const engine = new Engine(storage, {
			allowDrop: options.allowDrop ?? false,
			address: owner.paths.socket,
			...(options.cursorLifetimeMs ? { cursorLifetimeMs: options.cursorLifetimeMs } : {})
		});
		const server = new WireServer(engine, told.committed ?? (() => {}));
		await server.listen({ path: owner.paths.socket });
		chmodSync(owner.paths.socket, 0o600);
		const uri = uriOf(encodeURIComponent(owner.paths.socket));
		let tcpUri: string | undefined;
		if (options.listen) {
			const host = options.listen.host ?? '127.0.0.1';
			const port = await server.listen({ port: options.listen.port, host });
			tcpUri = uriOf(`${host}:${port}`);
		}
		owner.announce(uri);
		const timers = keepHouse(engine, server, options, told.full ?? (() => {}));
		const opened = storage;
		return {
			uri,
			...(tcpUri ? { tcpUri } : {}),
			async close() {
				for (const timer of timers) clearInterval(timer);
				await server.close();
				opened.close();
				owner.release();
			}
		};
	} catch (error) {
		storage?.close();
		owner.release();
		throw error;
	}
}

/** Expiry of transactions, sessions, cursors and waits; the sweep of documents whose time is over. */
function keepHouse(
	engine: Engine,
	server: WireServer,
	options: StoreOptions,
	full: (figures: WorkingSet) => void
): NodeJS.Timeout[] {
	const lifetime = options.transactionLifetimeMs ?? TRANSACTION_LIFETIME_MS;
	const expiry = setInterval(() => {
		server.runOwn(() => engine.sessions.expire(lifetime));
		engine.cursors.closeIdle(engine.now());
		server.expireWaiting();
	}, HOUSEKEEPING_MS);
	const sweep = setInterval(() => {
		server.runOwn(() => {
			sweepExpired(engine);
			engine.storage.pruneRetries(engine.now() - SESSION_MINUTES * 60_000 * 2);
		});
		const figures = engine.workingSet();
		const ceiling = options.ceiling ?? CEILING;
		if (figures.documents > ceiling.documents || figures.bytes > ceiling.bytes) full(figures);
	}, options.sweepMs ?? SWEEP_MS);
	for (const timer of [expiry, sweep]) timer.unref();
	return [expiry, sweep];
}
