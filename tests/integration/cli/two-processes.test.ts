import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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

	it('answer nothing but that a restore is under way while it stands half-moved', async () => {
		const cookie = await signInByForm(here.url, person('hr'));
		const client = await MongoClient.connect(store.uri);
		const { databaseName } = client.db('escalafon');
		const copy = client.db(`${databaseName}_restore`);
		const leases = client.db(databaseName).collection<{ _id: string }>('leases');
		const held = { holder: 'a third process', until: new Date(Date.now() + 600_000) };
		await leases.updateOne({ _id: 'archive' }, { $set: held }, { upsert: true });
		await copy.collection('replacing').insertOne({ _id: 'replace', names: [] } as never);
		const status = async (product: Product, path: string) =>
			(await get(product, path, cookie)).status;
		for (const product of [here, there]) {
			await vi.waitUntil(async () => (await status(product, '/')) === 503, { timeout: 10_000 });
			const page = await get(product, '/positions', cookie);
			expect(page.status).toBe(503);
			expect(await page.text()).toContain('Se está restaurando un respaldo');
			expect([await status(product, '/readyz'), await status(product, '/healthz')]).toEqual([
				503, 200
			]);
			const sent = await fetch(new URL('/positions/new', product.url), {
				method: 'POST',
				headers: {
					cookie,
					origin: product.url,
					accept: 'application/json',
					'x-sveltekit-action': 'true'
				},
				body: new URLSearchParams({ code: 'NEW-200', title: 'A medias' })
			});
			expect(sent.status).toBe(503);
			expect(await sent.json()).toMatchObject({ type: 'failure', status: 503 });
		}
		await copy.dropDatabase();
		await leases.deleteOne({ _id: 'archive' });
		for (const product of [here, there])
			await vi.waitUntil(async () => (await status(product, '/')) === 200, { timeout: 10_000 });
		await client.close();
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
