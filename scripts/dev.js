import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { requireNode } from './build/node-version.js';
import { ensureEntries } from './build/build.js';
import { root } from './build/stale.js';

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
