import { requireNode } from './build/node-version.js';
import { ensureEntries } from './build/build.js';

requireNode();
try {
	await ensureEntries(['store-worker', 'cli']);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
const cli = new URL('../build/entries/cli.js', import.meta.url).href;
await import(cli);
