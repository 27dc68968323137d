import { join } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore, type WorkingSet } from '../embedded-mongo';
import { entryFile } from '../entries';

/** What the embedded store tells of itself while it runs. */
export interface StoreEvents {
	/** Its thread ended: nothing can be read or written any more. */
	lost?: (error: Error) => void;
	/** It holds more than it is made for; told every minute. */
	full?: (figures: WorkingSet) => void;
}

interface EarlyStore {
	folder: string;
	events: StoreEvents;
	opening: Promise<EmbeddedStore>;
}

const KEY = Symbol.for('escalafon.early-store');
/** The server's own start and Kit's server are two bundles: a module of each would be another one. */
const held = globalThis as typeof globalThis & { [KEY]?: EarlyStore | undefined };

/** The folder of the embedded store within DATA_DIR. */
export const storeFolder = (dataDir: string): string => join(dataDir, 'store');

/**
 * Starts the embedded store's thread while the code that is going to use it is still being loaded:
 * the two take as long as each other.
 */
export function startStoreEarly({
	mongodbUri,
	dataDir
}: {
	mongodbUri: string | null;
	dataDir: string;
}): void {
	if (mongodbUri !== null) return;
	const folder = storeFolder(dataDir);
	const events: StoreEvents = {};
	const opening = startEmbeddedStore({
		dataDir: folder,
		workerFile: entryFile('store-worker'),
		onFailure: (error) => events.lost?.(error),
		onFull: (figures) => events.full?.(figures)
	});
	// Whoever takes the store is told why it does not open.
	opening.catch(() => {});
	held[KEY] = { folder, events, opening };
}

/** The store that was started early on this folder, once; null where none was. */
export function takeEarlyStore(folder: string, events: StoreEvents): Promise<EmbeddedStore> | null {
	const early = held[KEY];
	if (early?.folder !== folder) return null;
	held[KEY] = undefined;
	Object.assign(early.events, events);
	return early.opening;
}
