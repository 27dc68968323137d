import { Worker } from 'node:worker_threads';
import { STAMP_SLOTS, stampSlot } from './options';
import type { FromWorker, StoreOptions, WorkingSet } from './options';
import { StoreBusyError } from './owner';
import { partsAsked } from './parts';

export { CEILING, COPY_SUFFIX, INSERT_ONLY, ON_DISK } from './options';
export type { StoreOptions, WorkingSet } from './options';
export { readOwner, StoreBusyError, storePaths } from './owner';

const YOUNG_MB = 8;
/** Room for the documented ceiling of 300,000 documents or 256 MB, and for an answer of 16 MB. */
const OLD_MB = 1536;

export interface EmbeddedStore {
	/** `mongodb://` URI of the store's socket, for the unmodified driver. */
	uri: string;
	/** The same over TCP, where `listen` was given. */
	tcpUri?: string;
	/**
	 * A number that has grown after every commit that changed the collection, or the part of one,
	 * whoever wrote; read from memory shared with the worker, and raised before the write is
	 * acknowledged.
	 */
	stamp(name: string): number;
	/** Names of the parts that hold all that a filter can match; null: the whole collection does. */
	partsAsked(collection: string, filter: Readonly<Record<string, unknown>>): string[] | null;
	close(): Promise<void>;
}

export interface StartOptions extends StoreOptions {
	/** The built worker (`store-worker.js`). */
	workerFile: string;
	/** Told after every commit which collections it changed. */
	onCommit?: (collections: string[]) => void;
	/** Told once a minute while the working set is over the size that the store is made for. */
	onFull?: (figures: WorkingSet) => void;
	/** Told when the store's thread ends without being asked to. */
	onFailure?: (error: Error) => void;
}

/**
 * Starts the embedded store in a worker thread. Throws StoreBusyError when another process owns the
 * data folder, and an Error with the cause when the store cannot be opened.
 */
export function startEmbeddedStore(start: StartOptions): Promise<EmbeddedStore> {
	const { workerFile, onCommit, onFull, onFailure, ...options } = start;
	const stamps = new Int32Array(new SharedArrayBuffer(STAMP_SLOTS * 4));
	const worker = new Worker(workerFile, {
		workerData: { options, stamps },
		name: 'store',
		// short-lived garbage is most of what the store makes: a small nursery keeps the process small
		resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB }
	});
	return new Promise((resolve, reject) => {
		let state: 'starting' | 'open' | 'closing' = 'starting';
		let closed: Promise<void> | undefined;
		const ended = new Promise<void>((done) => worker.once('exit', () => done()));
		const failed = (error: Error) => {
			if (state === 'starting') reject(error);
			else if (state === 'open') onFailure?.(error);
		};
		worker.on('error', failed);
		worker.on('exit', () => failed(new Error('The store has stopped')));
		worker.on('message', (message: FromWorker) => {
			if (message.kind === 'commit') onCommit?.(message.collections);
			else if (message.kind === 'full') onFull?.(message.figures);
			else if (message.kind === 'busy') failed(new StoreBusyError(message.dataDir));
			else if (message.kind === 'failed') failed(new Error(message.message));
			else if (message.kind === 'ready') {
				state = 'open';
				resolve({
					uri: message.uri,
					...(message.tcpUri ? { tcpUri: message.tcpUri } : {}),
					stamp: (name) => Atomics.load(stamps, stampSlot(name)),
					partsAsked,
					close: () => {
						state = 'closing';
						closed ??= (worker.postMessage('close'), ended);
						return closed;
					}
				});
			}
		});
	});
}
