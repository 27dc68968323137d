import { requireNode } from './make/node-version.js';
import { ensureBuild } from './make/build.js';

requireNode();
try {
	await ensureBuild((sentence) => console.log(sentence));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
// A path in a variable: the file exists only once the line above has run.
const server = new URL('../build/entries/serve.js', import.meta.url).href;
await import(server);
