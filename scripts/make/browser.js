import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { delimiter } from 'node:path';

/** What Chromium needs to start in a container and to stay off the network. */
export const LAUNCH_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** @param {string} file */
async function launches(file) {
	const { chromium } = await import('playwright');
	try {
		const browser = await chromium.launch({ executablePath: file, args: LAUNCH_ARGS });
		await browser.close();
		return true;
	} catch {
		return false;
	}
}

/** @param {string[]} names */
function onPath(names) {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		for (const name of names) {
			const file = join(folder, name);
			if (existsSync(file)) return file;
		}
	}
	return null;
}

const KNOWN = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** The ways to a browser, the cheapest first; each yields a file or null. */
const WAYS = [
	() => process.env.CHROMIUM_PATH ?? null,
	async () => {
		const { chromium } = await import('playwright');
		const file = chromium.executablePath();
		return existsSync(file) ? file : null;
	},
	() => onPath(KNOWN),
	() => {
		const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
		return existsSync(mac) ? mac : null;
	},
	async () => {
		if (process.platform !== 'linux' || process.arch !== 'x64') return null;
		const { default: carried } = await import('@sparticuz/chromium');
		return carried.executablePath();
	},
	() => {
		if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
		console.log('No browser found: installing Chromium with apt-get…');
		spawnSync('apt-get', ['update'], { stdio: 'ignore' });
		spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
			stdio: 'ignore',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
		return onPath(KNOWN);
	},
	async () => {
		spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore' });
		const { chromium } = await import('playwright');
		const file = chromium.executablePath();
		return existsSync(file) ? file : null;
	}
];

/**
 * A browser that really launches.
 * @returns {Promise<string>} its file
 * @throws Error with a sentence that says what was tried
 */
export async function findBrowser() {
	for (const way of WAYS) {
		const file = await Promise.resolve(way()).catch(() => null);
		if (file && (await launches(file))) return file;
	}
	throw new Error(
		'No Chromium could be started, and the browser tests need one. Tried CHROMIUM_PATH, ' +
			"Playwright's own, chromium or chrome on PATH, @sparticuz/chromium, apt-get (as root) and " +
			'`npx playwright install chromium`. Install Chromium, or set CHROMIUM_PATH to its file.'
	);
}
