import { parentPort, workerData } from 'node:worker_threads';
import { stampSlot } from './options';
import type { FromWorker, StoreOptions } from './options';
import { EVERYTHING } from './parts';
import { StoreBusyError } from './owner';
import { openStore } from './store';
import type { OpenStore } from './store';

/** The thread that is the store: opens it, tells its parent how it fares, closes when told to. */
const { options, stamps } = workerData as { options: StoreOptions; stamps: Int32Array };

const tell = (message: FromWorker) => parentPort!.postMessage(message);

function committed(changed: string[]): void {
	for (const name of changed) {
		if (name !== EVERYTHING) Atomics.add(stamps, stampSlot(name), 1);
		else for (let slot = 0; slot < stamps.length; slot += 1) Atomics.add(stamps, slot, 1);
	}
	tell({ kind: 'commit', collections: changed.filter((name) => !name.includes('\0')) });
}

let store: OpenStore | undefined;
try {
	store = await openStore(options, {
		committed,
		full: (figures) => tell({ kind: 'full', figures })
	});
	tell({ kind: 'ready', uri: store.uri, ...(store.tcpUri ? { tcpUri: store.tcpUri } : {}) });
} catch (error) {
	if (error instanceof StoreBusyError) tell({ kind: 'busy', dataDir: error.dataDir });
	else tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

parentPort!.on('message', async (message: string) => {
	if (message !== 'close') return;
	await store?.close();
	tell({ kind: 'closed' });
	parentPort!.close();
});
if (!store) parentPort!.close();
