/**
 * `npm test`: every check in one order, the cheap ones first; stops at the first that fails.
 * `npm test -- unit` runs one step and those it needs.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './make/node-version.js';
import { ensureBuild } from './make/build.js';
import { findBrowser } from './make/browser.js';
import { root } from './make/stale.js';

requireNode();
process.env.CI ??= 'true';
const only = process.argv[2];
const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function run(command, args, env = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(bin(command), args, {
			cwd: root,
			stdio: 'inherit',
			env: {
				...process.env,
				PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
				...env
			}
		});
		child.on('error', reject);
		child.on('exit', (code) =>
			code === 0 ? resolve(undefined) : reject(new Error(`${command} failed`))
		);
	});
}

/** @param {string} project */
const vitest = (project) =>
	run('vitest', [
		'run',
		`--project=${project}`,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${join(results, `${project}.json`)}`
	]);

let browser = '';
const steps = {
	sync: async () => {
		await run('svelte-kit', ['sync']);
		await run('paraglide-js', [
			'compile',
			'--silent',
			...['--project', './src/lib/i18n/project.inlang', '--outdir', './src/lib/i18n/paraglide']
		]);
	},
	format: () => run('prettier', ['--check', '--log-level', 'warn', '.']),
	lint: async () => {
		await run('eslint', ['.', '--max-warnings', '0']);
		await run('depcruise', ['src', 'scripts', '--config', '.dependency-cruiser.cjs']);
	},
	types: () => run('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	browser: async () => {
		browser = process.env.CHROMIUM_PATH = await findBrowser();
		console.log(`Browser: ${browser}`);
	},
	build: () => ensureBuild(console.log),
	unit: () => vitest('unit'),
	component: () => vitest('component'),
	integration: () => vitest('integration'),
	e2e: () => run('playwright', ['test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'e2e.json') })
};
/** Steps that one step alone needs first. */
const NEEDS = /** @type {Record<string, (keyof typeof steps)[]>} */ ({
	types: ['sync'],
	component: ['browser'],
	integration: ['build'],
	e2e: ['browser', 'build']
});

function tally() {
	let passed = 0;
	let failed = 0;
	for (const name of ['unit', 'component', 'integration']) {
		const report = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
		passed += report.numPassedTests;
		failed += report.numFailedTests;
	}
	const { stats } = JSON.parse(readFileSync(join(results, 'e2e.json'), 'utf8'));
	passed += stats.expected;
	failed += stats.unexpected + stats.flaky;
	console.log(`${passed} passed, ${failed} failed`);
}

const chosen = only
	? [...(NEEDS[only] ?? []), /** @type {keyof typeof steps} */ (only)]
	: /** @type {(keyof typeof steps)[]} */ (Object.keys(steps));
for (const name of chosen) {
	if (!steps[name]) {
		console.error(`No step "${name}". Steps: ${Object.keys(steps).join(', ')}.`);
		process.exit(2);
	}
	const began = Date.now();
	console.log(`\n▸ ${name}`);
	try {
		await steps[name]();
	} catch (error) {
		console.error(`\n✗ ${name}: ${error instanceof Error ? error.message : error}`);
		process.exit(1);
	}
	console.log(`  ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
if (!only) tally();
