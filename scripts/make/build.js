import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { underLock } from './lock.js';
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
		sources: ['src/lib', 'tests/bench', 'tests/factories', 'tests/formats', ...CONFIGS]
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

/** Beside `build/`, which a build empties. */
const LOCK = join(root, 'build.lock');
const WAITING = 'Another start is preparing the product at this moment: waiting until it is done…';

/** @param {string} name */
const entryIsFresh = (name) =>
	isFresh(name, hashOf(ENTRIES[/** @type {EntryName} */ (name)].sources)) &&
	existsSync(join(root, 'build/entries', `${name}.js`));

/**
 * Builds the named entries into `build/entries` where they are stale, one process at a time.
 * @param {EntryName[]} names
 */
export async function ensureEntries(names) {
	if (names.every(entryIsFresh)) return;
	await underLock(
		LOCK,
		() => console.error(WAITING),
		() => buildEntries(names)
	);
}

/** @param {EntryName[]} names */
async function buildEntries(names) {
	for (const name of names) {
		const { file, sources } = ENTRIES[name];
		const hash = hashOf(sources);
		if (entryIsFresh(name)) continue;
		await vite(['build', '--config', 'vite.entries.config.ts'], {
			ENTRIES: `${name}=${file}`,
			ENTRIES_OUT: 'build/entries'
		});
		markFresh(name, hash);
	}
}

/** What the adapter leaves: some hundred files, each of which would be found and opened at a start. */
const PARTS = ['server', 'handler.js', 'index.js', 'env.js', 'shims.js'];

/** Makes one file of Kit's server: `build/product.js`, beside the folder `client` that it serves. */
async function joinServer() {
	await vite(['build', '--config', 'vite.entries.config.ts'], {
		ENTRIES: 'product=build/handler.js',
		ENTRIES_OUT: 'build'
	});
	for (const part of PARTS)
		for (const file of [part, `${part}.map`])
			rmSync(join(root, 'build', file), { recursive: true, force: true });
}

/**
 * Builds the whole product where it is stale, one process at a time: whoever comes second waits, and
 * then finds it built.
 * @param {(sentence: string) => void} say told before a build starts, and before waiting for another's
 * @returns {Promise<boolean>} whether it built
 */
export async function ensureBuild(say) {
	if (productIsFresh(hashOf(ALL))) return false;
	return underLock(
		LOCK,
		() => say(WAITING),
		async () => {
			const hash = hashOf(ALL);
			if (productIsFresh(hash)) return false;
			say('Preparing the product (first start or changed sources, under a minute)…');
			await vite(['build']);
			await joinServer();
			await buildEntries(['store-worker', 'backup-worker', 'manual-worker', 'cli', 'serve']);
			markFresh('product', hash);
			return true;
		}
	);
}

/** @param {string} hash */
const productIsFresh = (hash) =>
	isFresh('product', hash) && existsSync(join(root, 'build/product.js'));
