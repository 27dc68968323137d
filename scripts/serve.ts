/**
 * The product's server: settings first, then Kit's handler (whose `init` opens the store), then
 * the port. SIGTERM and Ctrl-C finish open requests, close the store, and end the process.
 */
import { createServer } from 'node:http';
import { readSettings } from '$lib/server/settings';

/** Ends with one sentence; nothing is open yet that would need closing. */
function refuse(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

const began = performance.now();
