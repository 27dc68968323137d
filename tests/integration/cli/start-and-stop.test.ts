import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../setup/product';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let dataDir: string;
beforeAll(() => (dataDir = mkdtempSync(join(tmpdir(), 'escalafon-stop-'))));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Run {
	child: ChildProcess;
	output: () => string;
	ended: Promise<number | null>;
}

/** `npm start` as a person runs it, in a process group of its own. */
function npmStart(env: Record<string, string>): Run {
	const child = spawn('npm', ['start'], {
		cwd: root,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, LC_ALL: 'es_MX.UTF-8', LOG_LEVEL: 'error', ...env }
	});
	let output = '';
	child.stdout.on('data', (data) => (output += data));
	child.stderr.on('data', (data) => (output += data));
	return {
		child,
		output: () => output,
		ended: new Promise((resolve) => child.on('exit', (code) => resolve(code)))
	};
}

/** Processes that are left of a group: from /proc on Linux (a small image has no ps), else from ps. */
function leftOf(group: number): string[] {
	const rows = existsSync('/proc/self/stat')
		? readdirSync('/proc')
				.filter((name) => /^\d+$/.test(name))
				.map(statOf)
		: execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat='], { encoding: 'utf8' })
				.split('\n')
				.map((line) => line.trim().split(/\s+/));
	return rows
		.filter(([, pgid, state]) => Number(pgid) === group && !state?.startsWith('Z'))
		.map(([pid]) => pid ?? '');
}

/** Process, group and state; nothing for one that has just ended. */
function statOf(pid: string): string[] {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const [state = '', , group = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return [pid, group, state];
	} catch {
		return [];
	}
}

const ready = (run: Run) =>
	expect.poll(run.output, { timeout: 60_000 }).toContain('Escalafón está listo en');

describe('npm start', { timeout: 180_000 }, () => {
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		it(`finishes an open request at ${signal} and leaves no process behind`, async () => {
			const port = await freePort();
			const run = npmStart({ PORT: String(port), DATA_DIR: dataDir });
			await ready(run);
			const url = `http://127.0.0.1:${port}`;
			// Hashing a password takes long enough for the signal to fall into the request.
			const open = fetch(`${url}/sign-in`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: url, accept: 'text/html' },
				body: new URLSearchParams({ login: 'nadie@ejemplo.mx', password: 'no importa cuál' })
			});
			await new Promise((resolve) => setTimeout(resolve, 30));
			// Ctrl-C reaches the whole group; a supervisor's SIGTERM the process it started.
			process.kill(signal === 'SIGINT' ? -run.child.pid! : run.child.pid!, signal);
			expect((await open).status).toBeLessThan(500);
			await run.ended;
			await expect.poll(() => leftOf(run.child.pid!), { timeout: 10_000 }).toEqual([]);
			await expect(fetch(url)).rejects.toThrow();
		});
	}

	it('says that a port is taken, and which one to try', async () => {
		const other = createServer();
		const port = await new Promise<number>((resolve) =>
			other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
		);
		const run = npmStart({ PORT: String(port), DATA_DIR: dataDir });
		expect(await run.ended).toBe(1);
		expect(run.output()).toContain(`El puerto ${port} está ocupado`);
		other.close();
	});

	it('names every bad setting at once, and touches nothing', async () => {
		const run = npmStart({ PORT: 'x', ORIGIN: 'nowhere', LOG_LEVEL: 'loud', DATA_DIR: dataDir });
		expect(await run.ended).toBe(1);
		for (const name of ['PORT', 'ORIGIN', 'LOG_LEVEL']) expect(run.output()).toContain(name);
	});

	it('says in one sentence that another process owns the data', async () => {
		const first = npmStart({ PORT: String(await freePort()), DATA_DIR: dataDir });
		await ready(first);
		const second = npmStart({ PORT: String(await freePort()), DATA_DIR: dataDir });
		expect(await second.ended).toBe(1);
		expect(second.output()).toContain(dataDir);
		process.kill(first.child.pid!, 'SIGTERM');
		await first.ended;
	});
});
