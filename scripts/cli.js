import { requireNode } from './make/node-version.js';
import { ensureEntries } from './make/build.js';

requireNode();
try {
	await ensureEntries(['store-worker', 'cli']);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
const cli = new URL('../build/entries/cli.js', import.meta.url).href;
await import(cli);
