import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, root } from './stale.js';

const CONFIGS = [
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'vite.entries.config.ts',
	'tsconfig.json'
];
const ALL = ['src', 'static', 'scripts', ...CONFIGS];

/** What the second build makes, and the sources that make each stale. */
const ENTRIES = {
	'store-worker': {
		file: 'src/lib/server/embedded-mongo/worker.ts',
		sources: ['src/lib/server/embedded-mongo', 'package-lock.json', 'vite.entries.config.ts']
	},
	'backup-worker': {
		file: 'src/lib/server/jobs/backup-worker.ts',
		sources: ['src/lib', 'package.json', ...CONFIGS]
	},
	'manual-worker': {
		file: 'src/lib/server/jobs/manual-worker.ts',
		sources: ['src/lib', 'package.json', ...CONFIGS]
	},
	cli: { file: 'scripts/cli/main.ts', sources: ['src/lib', 'scripts', ...CONFIGS] },
	bench: {
		file: 'tests/bench/main.ts',
		sources: ['src/lib', 'tests/bench', 'tests/factories', ...CONFIGS]
	},
	serve: { file: 'scripts/serve.ts', sources: ['src/lib', 'scripts', ...CONFIGS] }
};
/** @typedef {keyof typeof ENTRIES} EntryName */

/** @param {string} name @param {string} hash */
const isFresh = (name, hash) => {
	const mark = join(root, 'build/hashes', name);
	return existsSync(mark) && readFileSync(mark, 'utf8') === hash;
};
/** @param {string} name @param {string} hash */
const markFresh = (name, hash) => {
	mkdirSync(join(root, 'build/hashes'), { recursive: true });
	writeFileSync(join(root, 'build/hashes', name), hash);
};

/** @param {string[]} args @param {Record<string, string>} [env] */
function vite(args, env = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...args], {
			cwd: root,
			env: { ...process.env, NODE_ENV: 'production', ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		child.stdout.on('data', (data) => (output += data));
		child.stderr.on('data', (data) => (output += data));
		child.on('error', reject);
		child.on('exit', (code) =>
			code === 0 ? resolve(undefined) : reject(new Error(`The build failed.\n${output}`))
		);
	});
}

/**
 * Builds the named entries into `build/entries` where they are stale.
 * @param {EntryName[]} names
 */
export async function ensureEntries(names) {
	for (const name of names) {
		const { file, sources } = ENTRIES[name];
		const hash = hashOf(sources);
		if (isFresh(name, hash) && existsSync(join(root, 'build/entries', `${name}.js`))) continue;
		await vite(['build', '--config', 'vite.entries.config.ts'], {
			ENTRIES: `${name}=${file}`,
			ENTRIES_OUT: 'build/entries'
		});
		markFresh(name, hash);
	}
}

/**
 * Builds the whole product where it is stale.
 * @param {(sentence: string) => void} say told before a build starts
 * @returns {Promise<boolean>} whether it built
 */
export async function ensureBuild(say) {
	const hash = hashOf(ALL);
	if (isFresh('product', hash) && existsSync(join(root, 'build/handler.js'))) return false;
	say('Preparing the product (first start or changed sources, under a minute)…');
	await vite(['build']);
	await ensureEntries(['store-worker', 'backup-worker', 'manual-worker', 'cli', 'serve']);
	markFresh('product', hash);
	return true;
}
