import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct, type Person, type Product } from '../../setup/product';
import { runCli, type CliResult } from '../../setup/run-cli';
import { signInByForm } from '../../setup/sign-in-by-form';

const TWIN = fileURLToPath(
	new URL('../../fixtures/documents/matriz-atencion.txt', import.meta.url)
);

let product: Product;
const folder = mkdtempSync(join(tmpdir(), 'escalafon-cli-'));
beforeAll(async () => {
	product = await startProduct();
}, 120_000);
afterAll(async () => {
	await product?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** The command line on the running product's data. */
const cli = (...args: string[]): Promise<CliResult> =>
	runCli(args, { DATA_DIR: product.dataDir, ORIGIN: product.url });
const session = (person: Person) => signInByForm(product.url, product.people[person]);
const get = (path: string, cookie: string) =>
	fetch(new URL(path, product.url), {
		redirect: 'manual',
		headers: { cookie, accept: 'text/html' }
	});

describe('help', () => {
	it('names every command, and the exit codes', async () => {
		const { code, out } = await runCli(['help']);
		expect(code).toBe(0);
		for (const words of ['matrix import', 'matrix export', 'verify', 'store serve', 'audit seal'])
			expect(out).toContain(`npm run cli -- ${words}`);
		expect(out).toContain('Código de salida');
	});

	it('is in the language of the terminal', async () => {
		expect((await runCli(['help'], { LANG: 'en_US.UTF-8' })).out).toContain('Exit code');
	});

	it.each([
		[['nada'], 'No existe la orden «nada»'],
		[['verify', '--fast'], 'No se entiende la opción --fast'],
		[['matrix', 'import'], 'Se usa así: matrix import'],
		[['accounts', 'roles', 'x@ejemplo.mx', 'jefe'], '«jefe» no es un rol']
	])('%j is answered with one sentence and code 2', async (args, sentence) => {
		const { code, err } = await cli(...args);
		expect(err).toContain(sentence);
		expect(err.trim().split('\n')).toHaveLength(1);
		expect(code).toBe(2);
	});

	it('a bad setting is one sentence and code 3', async () => {
		const { code, err } = await runCli(['verify'], { PORT: 'abc', DATA_DIR: folder });
		expect(err.trim()).toBe('PORT es «abc»: debe ser un número entero entre 0 y 65535.');
		expect(code).toBe(3);
	});

	it('a DATA_DIR that is a file is one sentence and code 3', async () => {
		const file = join(folder, 'file');
		writeFileSync(file, '');
		const { code, err } = await runCli(['verify'], { DATA_DIR: file });
		expect(err.trim()).toBe(
			`No se puede escribir en la carpeta ${file} (EEXIST). Revisa sus permisos o indica otra en DATA_DIR.`
		);
		expect(code).toBe(3);
	});
});

describe('while the product runs, the command line', { timeout: 60_000 }, () => {
	it('works through its store', async () => {
		const { code, json } = await cli('accounts', 'list', '--json');
		expect(code).toBe(0);
		const logins = json<{ email: string | null }[]>().map(({ email }) => email);
		expect(logins).toContain(product.people.administrator.login);
	});

	it('changes roles, and the person sees it at the next request', async () => {
		const cookie = await session('employee');
		expect((await get('/audit', cookie)).status).toBe(403);
		const { login } = product.people.employee;
		expect((await cli('accounts', 'roles', login, 'employee', 'auditor')).code).toBe(0);
		expect((await get('/audit', cookie)).status).toBe(200);
		expect((await cli('accounts', 'roles', login, 'employee')).code).toBe(0);
		expect((await get('/audit', cookie)).status).toBe(403);
	});

	it('closes an account, and the person is signed out at the next request', async () => {
		const cookie = await session('auditor');
		expect((await get('/', cookie)).status).toBe(200);
		const { login } = product.people.auditor;
		await cli('accounts', 'deactivate', login);
		const answer = await get('/', cookie);
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
		await cli('accounts', 'reactivate', login);
	});

	it('makes links that open', async () => {
		const { json } = await cli('accounts', 'link', product.people.manager.login, '--json');
		const { url } = json<{ url: string }>();
		const page = await fetch(url);
		expect(page.status).toBe(200);
		expect(page.headers.get('referrer-policy')).toBe('same-origin');
		expect(page.headers.get('cache-control')).toBe('private, no-store');
		expect(await page.text()).toContain('Elige otra contraseña');
	});

	it('creates an administrator without a password', async () => {
		const { code, json } = await cli('accounts', 'create-admin', 'otra@ejemplo.mx', '--json');
		expect(code).toBe(0);
		expect(json<{ url: string }>().url).toMatch(/\/setup\/[\w-]{20,}$/);
		expect((await cli('accounts', 'create-admin', 'otra@ejemplo.mx')).code).toBe(1);
	});

	it('counts what the store holds', async () => {
		const { code, out } = await cli('store', 'stats', '--json');
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ collections: { users: expect.any(Number) } });
	});

	it('seals the audit trail and finds the store whole', async () => {
		expect((await cli('audit', 'seal')).code).toBe(0);
		const { code, out } = await cli('verify');
		expect(out).toContain('Todo está como se guardó.');
		expect(code).toBe(0);
	});

	it('is not let to serve the same folder, nor to load the demonstration over data', async () => {
		const second = await cli('store', 'serve');
		expect(second.code).toBe(3);
		expect(second.err).toContain('Otro proceso ya usa los datos');
		const demo = await cli('demo', 'load');
		expect([demo.code, demo.err.trim()]).toEqual([
			1,
			'El almacén ya tiene datos: la demostración solo se carga en uno vacío.'
		]);
	});
});

describe('matrix import', { timeout: 60_000 }, () => {
	it('tries a document without saving anything', async () => {
		const { code, json } = await cli('matrix', 'import', TWIN, '--dry-run', '--json');
		const [file] = json<{ files: { problems: string[]; leftovers: { line: number }[] }[] }>().files;
		expect(file?.leftovers.map(({ line }) => line)).toEqual([20, 122, 126, 128, 130]);
		expect(code).toBe(1);
		expect(file?.problems.length).toBe(1);
	});

	it('saves a document under the code and title it is given', async () => {
		const as = ['--as', product.people.hr.login];
		const identity = ['--code', 'CLI-001', '--title', 'Asesor de llamadas'];
		const tried = await cli('matrix', 'import', TWIN, ...identity, '--dry-run');
		expect(tried.out).toContain('se guardaría como CLI-001 · Asesor de llamadas');
		const saved = await cli('matrix', 'import', TWIN, ...as, ...identity);
		expect(saved.out).toContain('CLI-001');
		expect(saved.code).toBe(0);
		const cookie = await session('hr');
		expect((await get('/positions/CLI-001/edit', cookie)).status).toBe(200);
	});

	it('asks in whose name, where several people could be meant', async () => {
		await cli('accounts', 'roles', product.people.director.login, 'employee', 'hr');
		const { code, err } = await cli('matrix', 'import', TWIN, '--code', 'X-1', '--title', 'X');
		expect(err).toContain('Di con --as en nombre de quién');
		expect(err).toContain(product.people.hr.login);
		expect(code).toBe(2);
		await cli('accounts', 'roles', product.people.director.login, 'employee');
		const nobody = await cli('matrix', 'import', TWIN, '--as', 'nadie@ejemplo.mx');
		expect([nobody.code, nobody.err]).toEqual([
			2,
			expect.stringContaining('Ninguna cuenta activa')
		]);
	});

	it('is refused to somebody who is not of HR', async () => {
		const as = ['--as', product.people.employee.login];
		const { code, err } = await cli(
			'matrix',
			'import',
			TWIN,
			...as,
			'--code',
			'X-1',
			'--title',
			'X'
		);
		expect(err).not.toBe('');
		expect(code).toBe(1);
	});

	it('refuses what is no document, each by its own sentence, and takes the rest', async () => {
		const good = join(folder, 'CLI-001.yaml');
		const exported = await cli(
			...['matrix', 'export', 'CLI-001', '--version', 'open', '--out', good]
		);
		expect(exported.code).toBe(0);
		expect(readFileSync(good, 'utf8')).toContain('CLI-001');
		const renamed = readFileSync(good, 'utf8').replaceAll('CLI-001', 'CLI-002');
		writeFileSync(good, renamed.replace(/^\s*id: .*$/gm, ''));
		const bad = join(folder, 'latin1.txt');
		writeFileSync(bad, Buffer.from([0x4f, 0xf1, 0x61]));
		const wrong = join(folder, 'wrong.yaml');
		writeFileSync(wrong, 'escalafon: matrix/1\ncode: X\ntitel: X\nkpis: 3\n');
		const files = [bad, wrong, join(folder, 'missing.yaml'), join(folder, 'foto.png'), good];
		writeFileSync(join(folder, 'foto.png'), 'x');
		const as = ['--as', product.people.hr.login];
		const { code, json } = await cli('matrix', 'import', ...files, ...as, '--json');
		const answers = json<{ files: { ok: boolean; problems?: string[] }[] }>().files;
		expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, true]);
		expect(answers[1]?.problems?.length).toBeGreaterThan(1);
		expect(code).toBe(1);
	});

	it('exports a published matrix to Word', async () => {
		const file = join(folder, 'puesto.docx');
		const list = await cli('matrix', 'export', 'ATC-014', '--format', 'docx', '--out', file);
		expect(list.code).toBe(0);
		expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
	});
});
