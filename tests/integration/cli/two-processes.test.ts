import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct, type Product, type SignIn } from '../../setup/product';
import { runCli, serveStore, type ServedStore } from '../../setup/run-cli';
import { signInByForm } from '../../setup/sign-in-by-form';

const folder = mkdtempSync(join(tmpdir(), 'escalafon-two-'));
const AUDIT_KEY = 'one-key-for-all-processes-of-a-company';
let store: ServedStore;
let here: Product;
let there: Product;
let signIns: (SignIn & { as: string })[];

beforeAll(async () => {
	store = await serveStore(join(folder, 'data'));
	const loaded = await runCli(['demo', 'load', '--json'], { MONGODB_URI: store.uri, AUDIT_KEY });
	({ signIns } = loaded.json<{ signIns: typeof signIns }>());
	// Both at once: one makes the indexes that are missing, the other waits.
	[here, there] = await Promise.all([
		startProduct({ MONGODB_URI: store.uri, AUDIT_KEY }),
		startProduct({ MONGODB_URI: store.uri, AUDIT_KEY })
	]);
}, 180_000);
afterAll(async () => {
	await here?.stop();
	await there?.stop();
	await store?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const person = (as: string): SignIn => {
	const found = signIns.find((each) => each.as === as);
	if (!found) throw new Error(`nobody signs in as ${as}`);
	return found;
};
const get = (product: Product, path: string, cookie: string) =>
	fetch(new URL(path, product.url), {
		redirect: 'manual',
		headers: { cookie, accept: 'text/html' }
	});

describe('two web processes on one database', { timeout: 120_000 }, () => {
	it('share sessions: who signs in at one is known to the other', async () => {
		const cookie = await signInByForm(here.url, person('hr'));
		expect((await get(there, '/positions', cookie)).status).toBe(200);
	});

	it('see at once what the other wrote, the structure kept in memory included', async () => {
		const cookie = await signInByForm(here.url, person('hr'));
		expect((await get(there, '/positions/NEW-100', cookie)).status).toBe(404);
		const made = await fetch(new URL('/positions/new', here.url), {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin: here.url, accept: 'text/html' },
			body: new URLSearchParams({
				code: 'NEW-100',
				title: 'Puesto nuevo',
				unitId: '',
				language: 'es',
				from: 'blank',
				copyOf: ''
			})
		});
		expect(made.headers.get('location')).toContain('/positions/NEW-100');
		const seen = await get(there, '/positions/NEW-100/edit', cookie);
		expect(seen.status).toBe(200);
		expect(await seen.text()).toContain('Puesto nuevo');
	});

	it('honour a closed account at the next request, wherever it goes', async () => {
		const auditor = person('auditor');
		const cookie = await signInByForm(there.url, auditor);
		expect((await get(here, '/audit', cookie)).status).toBe(200);
		const closed = await runCli(['accounts', 'deactivate', auditor.login], {
			MONGODB_URI: store.uri,
			AUDIT_KEY
		});
		expect(closed.code, closed.err).toBe(0);
		for (const product of [here, there])
			expect((await get(product, '/audit', cookie)).headers.get('location')).toContain('/sign-in');
	});
});
