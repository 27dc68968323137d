import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEmbeddedStore } from '../../../src/lib/server/embedded-mongo';
import { temporaryFolder } from '../../setup/store-worker';

it('tells when the store’s thread ends without being asked to', async () => {
	const folder = temporaryFolder();
	const workerFile = join(folder, 'dying-worker.mjs');
	writeFileSync(
		workerFile,
		`import { parentPort } from 'node:worker_threads';
parentPort.postMessage({ kind: 'ready', uri: 'mongodb://nowhere' });
setTimeout(() => { throw new Error('disk gone'); }, 20);`
	);
	const told = new Promise<Error>((resolve) => {
		void startEmbeddedStore({ dataDir: folder, workerFile, onFailure: resolve });
	});
	expect((await told).message).toBe('disk gone');
});
