import { execFileSync, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiesOf, execOf, readStages, root, textsOf } from '../../setup/dockerfile';
import { startProduct, type Product } from '../../setup/product';
import { signInByForm } from '../../setup/sign-in-by-form';

const [build = [], image = []] = readStages();
const command = execOf(textsOf(image, 'CMD')[0] ?? '[]');
const health = execOf(textsOf(image, 'HEALTHCHECK')[0]?.replace(/^.*?CMD\s+/, '') ?? '[]');
const copies = copiesOf(image).map(({ from, to }) => ({
	from: from.map((path) => path.replace(/^\/app\//, '')),
	to
}));

/** Bytes under a folder. */
const weigh = (folder: string): number =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

describe('the image’s build', () => {
	it('copies only what exists and what the context lets in', () => {
		const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
		for (const path of copiesOf(build).flatMap(({ from }) => from)) {
			expect(existsSync(join(root, path)), path).toBe(true);
			expect(ignored, path).toContain(`!${path}`);
		}
	});

	it('copies every file that makes a build stale, or the image would be another product', () => {
		const copied = copiesOf(build).flatMap(({ from }) => from);
		const { ALL } = readSources();
		expect(ALL.filter((path) => !copied.includes(path))).toEqual([]);
	});

	it('runs as nobody in particular, is asked to end by SIGTERM and starts without a shell', () => {
		expect(textsOf(image, 'USER')).toEqual(['node']);
		expect(textsOf(image, 'STOPSIGNAL')).toEqual(['SIGTERM']);
		expect(command.at(0)).toBe('node');
		expect(command.at(-1)).toBe('build/entries/serve.js');
		expect(textsOf(image, 'ENV').join()).toContain('HOST=0.0.0.0');
	});

	it('gives Node the flags and the settings that `npm start` gives it', () => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
			scripts: { start: string };
		};
		const words = scripts.start.split(' ');
		expect(command.slice(1, -1)).toEqual(words.filter((word) => word.startsWith('--')));
		for (const setting of words.filter((word) => word.includes('=') && !word.startsWith('--')))
			expect(textsOf(image, 'ENV').join()).toContain(setting);
	});
});

/** The lists of `scripts/make/build.js`, read as text: the script is no module of the product's. */
function readSources(): { ALL: string[] } {
	const text = readFileSync(join(root, 'scripts/make/build.js'), 'utf8');
	const list = (name: string) =>
		[
			...(new RegExp(`const ${name} = \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '').matchAll(
				/'([^']+)'/g
			)
		].map(([, path = '']) => path);
	return { ALL: [...list('ALL'), ...list('CONFIGS')] };
}

describe('exactly the files of the image', { timeout: 120_000 }, () => {
	let folder: string;
	let product: Product;
	let bytes: number;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'escalafon-image-'));
		for (const { from, to } of copies)
			for (const path of from)
				cpSync(join(root, path), join(folder, to === './' ? path : to), {
					recursive: true,
					dereference: true,
					filter: (source) =>
						!source.endsWith('.map') && !/build\/(hashes|compiled|entries\/bench)/.test(source)
				});
		// A start writes what it compiled; the image holds none of that.
		bytes = weigh(folder);
		product = await startProduct({}, folder);
	}, 120_000);
	afterAll(async () => {
		await product?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	it('weigh less than 30 MB beside Node', () => {
		expect(bytes, `${(bytes / 1e6).toFixed(1)} MB`).toBeLessThan(30_000_000);
	});

	it('are found healthy by the image’s own check, and only while they run', async () => {
		const check = (port: string) =>
			spawnSync(process.execPath, health.slice(1), { cwd: folder, env: { PORT: port } }).status;
		expect(check(new URL(product.url).port)).toBe(0);
		expect(check('9')).toBe(1);
	});

	it('let a person in, hash a password, show a page with its scripts, and make a Word file', async () => {
		const cookie = await signInByForm(product.url, product.people.hr);
		const page = await fetch(`${product.url}/positions/ATC-014`, {
			headers: { cookie, accept: 'text/html' }
		});
		expect(page.status).toBe(200);
		const scripts = [...(await page.text()).matchAll(/[./]*(\/_app\/[^"]+\.js)/g)].map(
			([, path = '']) => path
		);
		expect(scripts.length).toBeGreaterThan(1);
		for (const path of scripts) {
			const script = await fetch(`${product.url}${path}`, { headers: { 'accept-encoding': 'br' } });
			expect(script.headers.get('content-encoding'), path).toBe('br');
		}
		const word = await fetch(`${product.url}/positions/ATC-014/word`, { headers: { cookie } });
		expect(word.headers.get('content-type')).toContain('wordprocessingml');
	});

	it('hold the command line, which works through the running product', () => {
		const out = execFileSync(process.execPath, ['build/entries/cli.js', 'verify'], {
			cwd: folder,
			encoding: 'utf8',
			env: { DATA_DIR: product.dataDir }
		});
		expect(out).toMatch(/\d/);
	});

	it('end at SIGTERM with nothing lost', async () => {
		expect(await product.stop()).toBe(0);
	});
});
