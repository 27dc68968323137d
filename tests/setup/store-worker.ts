import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const ENTRIES = {
	'store-worker': 'src/lib/server/embedded-mongo/worker.ts',
	'store-process': 'tests/setup/store-process.ts'
};

async function buildEntries(): Promise<string> {
	const outDir = await mkdtemp(join(tmpdir(), 'escalafon-store-'));
	await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		build: {
			ssr: true,
			target: 'node22',
			outDir,
			rolldownOptions: { input: ENTRIES }
		},
		ssr: { noExternal: ['bson'] }
	});
	return outDir;
}

let built: Promise<string> | undefined;

/** The folder of the built worker and of the process that runs a store by itself. */
function entries(): Promise<string> {
	return (built ??= buildEntries());
}

/** The built worker's file, as `startEmbeddedStore` wants it; built once in each test process. */
export async function builtStoreWorker(): Promise<string> {
	return join(await entries(), 'store-worker.js');
}

/** A script that runs a store on the folder it is given, and prints its URI: for tests that kill it. */
export async function builtStoreProcess(): Promise<string> {
	return join(await entries(), 'store-process.js');
}
