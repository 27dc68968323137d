import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct, type Product } from '../../setup/product';
import { runCli, serveStore, type ServedStore } from '../../setup/run-cli';
import { soundMatrix } from '../../factories/matrix-content';
import { foundMarkedCompany, structureFile, type Marked } from './marked-company';

const AUDIT_KEY = 'one-key-for-all-processes-of-a-company';
const WAYS = ['the embedded store', 'two web processes on one database'] as const;

describe.each(WAYS)('kept pages, on %s', { timeout: 120_000 }, (way) => {
	const folder = mkdtempSync(join(tmpdir(), 'escalafon-kept-'));
	const dataDir = join(folder, 'data');
	let store: ServedStore | null = null;
	/** The same process twice where one alone may own the store. */
	let products: [Product, Product];
	let people: Marked[];
	let env: Record<string, string>;

	beforeAll(async () => {
		if (way === 'the embedded store') {
			people = await foundMarkedCompany(dataDir, null, AUDIT_KEY);
			env = { DATA_DIR: dataDir, AUDIT_KEY };
			const product = await startProduct(env);
			products = [product, product];
			return;
		}
		store = await serveStore(dataDir);
		env = { MONGODB_URI: store.uri, AUDIT_KEY };
		people = await foundMarkedCompany(dataDir, store.uri, AUDIT_KEY);
		products = await Promise.all([startProduct(env), startProduct(env)]);
	}, 180_000);
	afterAll(async () => {
		for (const product of new Set(products)) await product.stop();
		await store?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const person = (at: number): Marked => people[at]!;
	const get = (at: 0 | 1, path: string, token: string, more: Record<string, string> = {}) => {
		const { cookie = 'locale=es', ...headers } = more;
		return fetch(new URL(path, products[at].url), {
			redirect: 'manual',
			headers: { accept: 'text/html', cookie: `escalafon_session=${token}; ${cookie}`, ...headers }
		});
	};
	/** Asked until it is kept: each process made it, then had it. */
	const warm = async (path: string, token: string) => {
		for (const at of [0, 1, 0, 1] as const) expect((await get(at, path, token)).status).toBe(200);
	};
	const cli = async (...args: string[]) => {
		const done = await runCli(args, env);
		expect(done.code, done.err).toBe(0);
	};

	it('never hold a byte of another person, sixteen of them at once', async () => {
		const pathsOf = ({ code }: Marked) => [
			'/',
			'/positions',
			'/positions/SOLO-0',
			`/positions/${code}`,
			'/__data.json',
			'/positions/__data.json?x-sveltekit-invalidated=11'
		];
		let answers = 0;
		const walk = async (own: Marked) => {
			for (let round = 0; round < 6; round += 1) {
				for (const path of pathsOf(own)) {
					const response = await get((round % 2) as 0 | 1, path, own.token);
					const text = await response.text();
					expect(response.status, path).toBe(200);
					expect(text, path).toContain(own.mark);
					for (const { mark } of people) if (mark !== own.mark) expect(text).not.toContain(mark);
					answers += 1;
				}
			}
		};
		await Promise.all(people.map(walk));
		expect(answers).toBe(people.length * 6 * 6);
	});

	it('never repeat a nonce: a page that is sent twice names its script by its hash', async () => {
		const nonces: string[] = [];
		for (let time = 0; time < 4; time += 1) {
			const response = await get(0, '/positions', person(0).token);
			const policy = response.headers.get('content-security-policy') ?? '';
			const html = await response.text();
			const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
			if (nonce !== undefined) {
				expect(html).toContain(`<script nonce="${nonce}">`);
				nonces.push(nonce);
				continue;
			}
			expect(html).not.toContain(' nonce="');
			const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(
				(found) => found[1] ?? ''
			);
			expect(scripts).toHaveLength(1);
			const hash = createHash('sha256')
				.update(scripts[0] ?? '')
				.digest('base64');
			expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
		}
		expect(new Set(nonces).size).toBe(nonces.length);
	});

	it('come compressed to whoever reads that, and plain to whoever does not', async () => {
		for (const encoding of ['br', 'gzip', 'identity', 'br', 'gzip', 'identity']) {
			const response = await get(0, '/positions', person(0).token, { 'accept-encoding': encoding });
			const sent = response.headers.get('content-encoding');
			expect(sent).toBe(encoding === 'identity' ? null : encoding);
			expect(await response.text()).toContain(person(0).mark);
		}
	});

	it('are kept by no browser and no proxy, and have no validator that could cross persons', async () => {
		for (let time = 0; time < 2; time += 1) {
			const response = await get(0, '/positions', person(1).token, { 'if-none-match': '*' });
			expect(response.status).toBe(200);
			expect(response.headers.get('cache-control')).toBe('private, no-store');
			expect(response.headers.get('etag')).toBeNull();
		}
	});

	it('follow language and theme at once', async () => {
		const { token } = person(2);
		await warm('/positions', token);
		for (const [locale, theme] of [
			['en', 'dark'],
			['es', 'light'],
			['en', 'light']
		]) {
			const cookie = `locale=${locale}; theme=${theme}`;
			const text = await (await get(0, '/positions', token, { cookie })).text();
			expect(text).toContain(`<html lang="${locale}" data-theme="${theme}">`);
		}
	});

	it('set the cookie of the language for whoever has none, every time', async () => {
		for (let time = 0; time < 2; time += 1) {
			const response = await get(0, '/positions', person(3).token, { cookie: 'theme=dark' });
			expect(response.headers.getSetCookie().join()).toContain('locale=es');
		}
		expect((await get(0, '/positions', person(3).token)).headers.getSetCookie()).toEqual([]);
	});

	it('honour a role that the command line changed, at the next request', async () => {
		const { token, login } = person(4);
		await warm('/', token);
		expect((await get(0, '/imports', token)).status).toBe(403);
		await cli('accounts', 'roles', login, 'hr', 'employee');
		for (const at of [0, 1] as const) {
			expect(await (await get(at, '/', token)).text()).toContain('href="/imports"');
			expect((await get(at, '/imports', token)).status).toBe(200);
		}
		await cli('accounts', 'roles', login, 'employee');
		for (const at of [0, 1] as const) {
			expect(await (await get(at, '/', token)).text()).not.toContain('href="/imports"');
			expect((await get(at, '/imports', token)).status).toBe(403);
		}
	});

	it('honour a sign-out elsewhere, at the next request', async () => {
		const { token } = person(5);
		await warm('/positions', token);
		const out = await fetch(new URL('/sign-out', products[1].url), {
			method: 'POST',
			redirect: 'manual',
			headers: {
				origin: products[1].url,
				accept: 'text/html',
				cookie: `escalafon_session=${token}; locale=es`
			},
			body: new URLSearchParams()
		});
		expect(out.status).toBe(303);
		for (const at of [0, 1] as const)
			expect((await get(at, '/positions', token)).headers.get('location')).toContain('/sign-in');
	});

	it('honour a closed account, at the next request', async () => {
		const { token, login } = person(6);
		await warm('/positions', token);
		await cli('accounts', 'deactivate', login);
		for (const at of [0, 1] as const)
			expect((await get(at, '/positions', token)).headers.get('location')).toContain('/sign-in');
	});

	it('honour a move to another post, at the next request', async () => {
		const { token, number, code } = person(7);
		const other = person(8).code;
		await warm('/', token);
		expect(await (await get(0, '/', token)).text()).toContain(`Puesto ${code}.`);
		const file = join(folder, 'move.yaml');
		writeFileSync(file, JSON.stringify(structureFile({ number, to: other, on: '2024-01-01' })));
		await cli('structure', 'import', file);
		for (const at of [0, 1] as const) {
			const text = await (await get(at, '/', token)).text();
			expect(text).toContain(`Puesto ${other}.`);
			expect(text).not.toContain(`Puesto ${code}.`);
		}
	});

	it('never keep the answer to a form', async () => {
		const { token, login } = person(9);
		await cli('accounts', 'roles', login, 'hr', 'employee');
		await warm('/positions/SOLO-9', token);
		const send = (action: string) =>
			fetch(new URL(`/positions/SOLO-9?/${action}`, products[0].url), {
				method: 'POST',
				redirect: 'manual',
				headers: {
					origin: products[0].url,
					accept: 'text/html',
					cookie: `escalafon_session=${token}; locale=es`
				},
				body: new URLSearchParams({ versionId: 'none' })
			});
		const refused = await send('recall');
		expect(refused.status).toBe(404);
		const sentence = 'role="alert"';
		expect(await refused.text()).toContain(sentence);
		expect(await (await get(0, '/positions/SOLO-9', token)).text()).not.toContain(sentence);
		expect((await send('open')).status).toBe(303);
		for (const at of [0, 1] as const)
			expect((await get(at, '/positions/SOLO-9/edit', token)).status).toBe(200);
	});

	it('show a draft that was saved at the next request, whoever keeps the page', async () => {
		const { token, login } = person(10);
		const { token: reader, login: readerLogin } = person(11);
		for (const one of [login, readerLogin]) await cli('accounts', 'roles', one, 'hr', 'employee');
		const opened = await fetch(new URL('/positions/SOLO-10?/open', products[0].url), {
			method: 'POST',
			redirect: 'manual',
			headers: {
				origin: products[0].url,
				accept: 'text/html',
				cookie: `escalafon_session=${token}; locale=es`
			},
			body: new URLSearchParams()
		});
		expect(opened.status).toBe(303);
		const path = '/positions/SOLO-10?version=open';
		const form = await (await get(0, '/positions/SOLO-10/edit', token)).text();
		const versionId = /version:\{id:"([^"]+)"/.exec(form)?.[1] ?? '';
		for (const [at, objective] of [
			'Entregar antes de las diez',
			'Entregar antes de las nueve'
		].entries()) {
			await warm(path, reader);
			const saved = await fetch(new URL(`/api/versions/${versionId}`, products[1].url), {
				method: 'PUT',
				headers: {
					'content-type': 'application/json',
					cookie: `escalafon_session=${token}; locale=es`
				},
				body: JSON.stringify({ revision: 1 + at, content: soundMatrix({ objective }) })
			});
			expect(saved.status, versionId).toBe(200);
			for (const process of [0, 1] as const)
				expect(await (await get(process, path, reader)).text()).toContain(objective);
		}
	});
});
