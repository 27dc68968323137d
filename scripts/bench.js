/** `npm run bench -- NAME`: measures the built product; ends with one line of JSON. */
import { join } from 'node:path';
import { requireNode } from './make/node-version.js';
import { ensureBuild, ensureEntries } from './make/build.js';
import { findBrowser } from './make/browser.js';
import { root } from './make/stale.js';

requireNode();
await ensureBuild(console.error);
await ensureEntries(['bench']);
process.env.CHROMIUM_PATH = await findBrowser();
// A path in a variable: the file exists only once the line above has run.
const bench = join(root, 'build/entries/bench.js');
process.argv[1] = bench;
await import(bench);
