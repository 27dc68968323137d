import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { requireNode } from './make/node-version.js';
import { ensureEntries } from './make/build.js';
import { root } from './make/stale.js';

requireNode();
await ensureEntries(['store-worker']);
spawn(
	process.execPath,
	[join(root, 'node_modules/vite/bin/vite.js'), 'dev', ...process.argv.slice(2)],
	{
		cwd: root,
		stdio: 'inherit'
	}
);
