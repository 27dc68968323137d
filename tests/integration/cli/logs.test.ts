import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct, type Product, type SignIn } from '../../setup/product';
import { runCli, serveStore, type ServedStore } from '../../setup/run-cli';
import { signInByForm } from '../../setup/sign-in-by-form';
import { smtpAnswer, startSmtp, type SmtpTestServer } from '../../setup/smtp';

const folder = mkdtempSync(join(tmpdir(), 'escalafon-logs-'));
const AUDIT_KEY = 'a-key-for-the-processes-of-the-logs-test';
/** Part of the mail server's address, and never of the log. */
const SMTP_PASSWORD = 'la-clave-del-correo';
let store: ServedStore;
let smtp: SmtpTestServer;
let product: Product;
let signIns: (SignIn & { as: string })[];
let cookie: string;

beforeAll(async () => {
	store = await serveStore(join(folder, 'data'));
	const loaded = await runCli(['demo', 'load', '--json'], { MONGODB_URI: store.uri, AUDIT_KEY });
	({ signIns } = loaded.json<{ signIns: typeof signIns }>());
	smtp = await startSmtp({
		disabledCommands: ['STARTTLS'],
		onAuth: (_auth, _session, done) => done(null, { user: 'correo' })
	});
	product = await startProduct({
		SMTP_URL: `smtp://correo:${SMTP_PASSWORD}@127.0.0.1:${smtp.port}`,
		MAIL_FROM: 'avisos@ejemplo.mx',
		MONGODB_URI: `${store.uri}${store.uri.includes('?') ? '&' : '?'}serverSelectionTimeoutMS=1500`,
		AUDIT_KEY,
		LOG_LEVEL: 'trace'
	});
	cookie = await signInByForm(
		product.url,
		signIns.find(({ as }) => as === 'hr')!
	);
}, 180_000);
afterAll(async () => {
	await product?.stop();
	await smtp?.close();
	await store?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit = {}, accept = 'text/html') =>
	fetch(new URL(path, product.url), {
		redirect: 'manual',
		...init,
		headers: { cookie, accept, origin: product.url, ...init.headers }
	});
const lines = () =>
	product
		.output()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Record<string, unknown>);

/** What was typed, sent or belongs to somebody in the flows below. */
const SECRETS = [
	'Ximena Quiroz',
	'ximena.quiroz',
	'QUXX850101MNLRRM08',
	'una contraseña equivocada',
	'E-990017',
	'salario confidencial'
];

describe('the log', { timeout: 120_000 }, () => {
	it('numbers every request, and answers with the number', async () => {
		const one = await ask('/positions');
		const other = await ask('/positions');
		expect(one.headers.get('x-request-id')).toMatch(/^[0-9a-f]{10}$/);
		expect(other.headers.get('x-request-id')).not.toBe(one.headers.get('x-request-id'));
	});

	it('takes what failed in a browser, and nothing that holds words', async () => {
		const report = {
			errorId: 'abcdef0123',
			kind: 'TypeError',
			route: '/(app)/positions/[code]',
			at: ['12.Ab3.js:1:2345']
		};
		const send = (body: object) =>
			ask(
				'/api/client-failures',
				{
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body)
				},
				'application/json'
			);
		expect((await send(report)).status).toBe(204);
		expect((await send({ ...report, kind: SECRETS[0] })).status).toBe(422);
		await expect
			.poll(() => lines().find(({ msg }) => msg === 'browser failed'))
			.toMatchObject({ errorId: 'abcdef0123', kind: 'TypeError', at: '12.Ab3.js:1:2345' });
	});

	it('is ready for requests while the store answers', async () => {
		for (const [path, body] of [
			['/healthz', 'ok\n'],
			['/readyz', '{"ready":true}']
		] as const) {
			const answer = await ask(path);
			expect(answer.status, path).toBe(200);
			expect(await answer.text()).toBe(body);
			expect(answer.headers.getSetCookie()).toEqual([]);
			expect(answer.headers.get('cache-control')).toBe('no-store');
		}
	});

	it('says that a message was not taken, not whose it was or what the mail server said', async () => {
		smtp.steps.recipient = (address) => {
			throw smtpAnswer(550, `<${address}> is unknown here`);
		};
		const administrator = await signInByForm(
			product.url,
			signIns.find(({ as }) => as === 'administrator')!
		);
		const invited = await ask('/settings/people/new', {
			method: 'POST',
			headers: { cookie: administrator },
			body: new URLSearchParams({
				name: SECRETS[0]!,
				email: `${SECRETS[1]}@ejemplo.mx`,
				roles: 'auditor',
				way: 'mail'
			})
		});
		expect(invited.status).toBe(200);
		await expect
			.poll(() => lines().find(({ msg }) => msg === 'a message was not sent'), { timeout: 15_000 })
			.toMatchObject({ fault: 'refused', answer: 550, next: 'give-up' });
		const shown = await ask('/settings/mail', { headers: { cookie: administrator } });
		const page = await shown.text();
		expect(page).toContain('is unknown here');
		expect(page).not.toContain(SMTP_PASSWORD);
		expect(product.output()).not.toContain('unknown here');
	});

	it('has a line for what nobody expected, under the reference that the answer shows', async () => {
		await store.stop();
		const page = await ask(`/positions?query=${encodeURIComponent(SECRETS[5]!)}`);
		expect(page.status).toBe(500);
		const shown = /Referencia ([0-9a-f]{10})\./.exec(await page.text())?.[1];
		const saved = await ask(
			'/api/versions/0',
			{
				method: 'PUT',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ revision: 0, content: { objective: SECRETS[5] } })
			},
			'application/json'
		);
		expect(saved.status).toBe(500);
		const answer = (await saved.json()) as { errorId: string; message: string };
		expect(answer.message).toContain(answer.errorId);
		await expect
			.poll(() => lines().filter(({ msg }) => msg === 'request failed'))
			.toEqual(
				expect.arrayContaining([
					expect.objectContaining({ errorId: shown, route: '/(app)/positions', method: 'GET' }),
					expect.objectContaining({ errorId: answer.errorId, route: '/api/versions/[id]' })
				])
			);
	});

	it('lives without its store, and is not ready', async () => {
		expect((await ask('/healthz')).status).toBe(200);
		const asked = await ask('/readyz');
		expect(asked.status).toBe(503);
		expect(await asked.json()).toEqual({ ready: false });
	});

	it('holds nothing that anybody typed, sent or is called, however it failed', async () => {
		for (const login of [SECRETS[1]!, `${SECRETS[1]}@ejemplo.mx`, SECRETS[4]!])
			await ask('/sign-in', {
				method: 'POST',
				body: new URLSearchParams({ login, password: SECRETS[3]! })
			});
		await ask(`/search?q=${encodeURIComponent(SECRETS[0]!)}`, {}, 'application/json');
		await ask('/positions/new', {
			method: 'POST',
			body: new URLSearchParams({ title: SECRETS[0]!, code: SECRETS[2]! })
		});
		await ask(`/setup/${SECRETS[2]}`);
		await ask(`/positions/${SECRETS[2]}?query=${SECRETS[4]}`);
		await ask('/api/versions/x', { method: 'PUT', body: SECRETS[5]! }, 'application/json');
		await expect.poll(() => lines().length).toBeGreaterThan(6);
		const log = lines()
			.map((line) => JSON.stringify(line))
			.join('\n');
		const token = /=([^;]{12,})/.exec(cookie)?.[1] ?? '';
		const people = signIns.flatMap(({ name, login, password }) => [name, login, password]);
		for (const secret of [...SECRETS, token, AUDIT_KEY, SMTP_PASSWORD, ...people])
			expect(log).not.toContain(secret);
		expect(log).not.toMatch(/\S+@\S+\.\w+|\?query=|[A-Z]{4}\d{6}[HM]/);
	});
});
