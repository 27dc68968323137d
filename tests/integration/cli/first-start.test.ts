import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, startProduct } from '../../setup/product';
import { serveStore } from '../../setup/run-cli';
import { signInByForm } from '../../setup/sign-in-by-form';

const folders: string[] = [];
const folder = () => {
	const made = mkdtempSync(join(tmpdir(), 'escalafon-start-'));
	folders.push(made);
	return made;
};
afterAll(() => {
	for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** Whether somebody answers there, if only that it is not ready. */
const answers = (port: number) =>
	fetch(`http://127.0.0.1:${port}/healthz`).then(
		() => true,
		() => false
	);

describe('the first start on a MongoDB without users', { timeout: 120_000 }, () => {
	it('loads nothing, and prints a link that creates the first administrator, once', async () => {
		const store = await serveStore(folder());
		const product = await startProduct({ MONGODB_URI: store.uri });
		try {
			expect(product.output()).not.toContain('Entra con una de estas cuentas');
			const link = /https?:\/\/\S+\/setup\/\S+/.exec(product.output())?.[0] ?? '';
			expect((await fetch(link)).status).toBe(200);
			const person = { login: 'primera@ejemplo.mx', password: 'tres peces en la red' };
			const use = (email: string) =>
				fetch(link, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin: product.url, accept: 'text/html' },
					body: new URLSearchParams({
						name: 'Primera Persona',
						email,
						next: person.password,
						again: person.password
					})
				});
			const first = await use(person.login);
			expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
			expect((await use('segunda@ejemplo.mx')).status).not.toBe(303);
			expect(await (await fetch(link)).text()).toContain('Este enlace ya no sirve');
			expect(await signInByForm(product.url, person)).toContain('escalafon_session=');
		} finally {
			expect(await product.stop()).toBe(0);
			expect(await store.stop()).toBe(0);
		}
	});
});

describe('the first start on an empty folder', { timeout: 120_000 }, () => {
	it('that was killed half way begins anew at the next start', async () => {
		const dataDir = folder();
		const port = await freePort();
		const child = spawn(
			process.execPath,
			[fileURLToPath(new URL('../../../build/entries/serve.js', import.meta.url))],
			{ env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LANG: 'C' } }
		);
		const ended = new Promise((resolve) => child.on('exit', resolve));
		await new Promise<void>((resolve) =>
			child.stdout.on('data', (chunk: Buffer) => {
				if (chunk.toString().includes('preparando')) resolve();
			})
		);
		await new Promise((resolve) => setTimeout(resolve, 1500));
		child.kill('SIGKILL');
		await ended;
		const product = await startProduct({ DATA_DIR: dataDir });
		try {
			expect(product.output()).toContain('quedó a medias');
			expect(await signInByForm(product.url, product.people.hr)).toContain('escalafon_session=');
			expect(statSync(join(dataDir, 'audit.key')).mode & 0o077).toBe(0);
		} finally {
			await product.stop();
		}
	});

	it('ends by itself, and quietly, when it is asked to half way', async () => {
		for (const pause of [0, 1500]) {
			const port = await freePort();
			const child = spawn(
				process.execPath,
				[fileURLToPath(new URL('../../../build/entries/serve.js', import.meta.url))],
				{
					env: { ...process.env, PORT: String(port), DATA_DIR: folder(), LANG: 'C' },
					// A start that hangs is ended by this, with a signal instead of a code.
					timeout: 20_000,
					killSignal: 'SIGKILL'
				}
			);
			const errors: string[] = [];
			child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
			child.stdout.resume();
			const ended = new Promise((resolve) =>
				child.on('exit', (code, signal) => resolve([code, signal]))
			);
			// Before it answers nobody has yet told the system what SIGTERM shall do.
			while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 5));
			await new Promise((resolve) => setTimeout(resolve, pause));
			child.kill('SIGTERM');
			expect(await ended).toEqual([0, null]);
			expect(errors.join('')).toBe('');
		}
	});

	it('shows passwords once: the second start prints none', async () => {
		const dataDir = folder();
		const first = await startProduct({ DATA_DIR: dataDir });
		const { hr } = first.people;
		expect(await first.stop()).toBe(0);
		const second = await startProduct({ DATA_DIR: dataDir });
		try {
			expect(second.output()).not.toContain(hr.password);
			expect(second.people.hr).toBeUndefined();
			expect(await signInByForm(second.url, hr)).toContain('escalafon_session=');
		} finally {
			await second.stop();
		}
	});
});
