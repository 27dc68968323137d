// node store-process.js WORKER_FILE OPTIONS_JSON: a store alone in a process, for tests that kill it.
import { Worker } from 'node:worker_threads';
import { STAMP_SLOTS } from '../../src/lib/server/embedded-mongo/options.ts';

const [workerFile, options] = process.argv.slice(2);
const stamps = new Int32Array(new SharedArrayBuffer(STAMP_SLOTS * 4));
const worker = new Worker(/** @type {string} */ (workerFile), {
	workerData: { options: JSON.parse(/** @type {string} */ (options)), stamps }
});
worker.on('message', (message) => {
	if (message.kind !== 'commit') console.log(JSON.stringify(message));
});
process.on('SIGTERM', () => worker.postMessage('close'));
