import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Person = 'hr' | 'manager' | 'director' | 'employee' | 'administrator' | 'auditor';

export interface SignIn {
	name: string;
	/** E-mail or employee number. */
	login: string;
	password: string;
}

export interface Product {
	url: string;
	dataDir: string;
	people: Record<Person, SignIn>;
	/** Everything that the process has printed. */
	output: () => string;
	/** SIGTERM, then the exit code once the process is gone. */
	stop: () => Promise<number | null>;
	pid: number;
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

/** The words of the printed table, in Spanish. */
const PRINTED: Record<string, Person> = {
	'Recursos Humanos': 'hr',
	Jefatura: 'manager',
	'Gerencia que autoriza': 'director',
	Colaborador: 'employee',
	Administración: 'administrator',
	Auditoría: 'auditor'
};

/** The sign-ins that a first start prints, a line each, parted by three spaces or more. */
function readSignIns(output: string): Record<Person, SignIn> {
	const people: Partial<Record<Person, SignIn>> = {};
	for (const line of output.split('\n')) {
		const [part = '', name = '', login = '', password = ''] = line.trim().split(/ {3,}/);
		const person = PRINTED[part.trim()];
		if (person && password) people[person] = { name, login, password };
	}
	return people as Record<Person, SignIn>;
}

/**
 * Starts the built product with the demonstration company on a data folder of its own.
 * @param folder that holds `build/`, where it is not this one's
 * @throws Error with what it printed when it does not come up
 */
export async function startProduct(
	env: Record<string, string> = {},
	folder = root
): Promise<Product> {
	const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'escalafon-'));
	const port = await freePort();
	const child = spawn(process.execPath, [join(folder, 'build/entries/serve.js')], {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PORT: String(port),
			DATA_DIR: dataDir,
			LOG_LEVEL: 'warn',
			LC_ALL: 'es_MX.UTF-8',
			...env
		}
	});
	let output = '';
	const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
	await new Promise<void>((resolve, reject) => {
		const read = (chunk: Buffer) => {
			output += chunk.toString();
			if (output.includes(`:${port}`)) resolve();
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.on('exit', () => reject(new Error(`The product did not start:\n${output}`)));
	});
	const url = /https?:\/\/[^\s]+/.exec(output)?.[0] ?? `http://127.0.0.1:${port}`;
	return {
		url: new URL(url).origin,
		dataDir,
		people: readSignIns(output),
		output: () => output,
		pid: child.pid ?? 0,
		stop: async () => {
			child.kill('SIGTERM');
			const code = await ended;
			if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
			return code;
		}
	};
}
