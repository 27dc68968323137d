import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface CliResult {
	code: number | null;
	out: string;
	err: string;
	/** What `--json` printed. */
	json: <T>() => T;
}

function start(args: string[], env: Record<string, string>): ChildProcess {
	return spawn(process.execPath, [join(root, 'build/entries/cli.js'), ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env.PATH ?? '', LANG: 'C', ...env }
	});
}

/** Runs the built command line to its end. */
export function runCli(args: string[], env: Record<string, string> = {}): Promise<CliResult> {
	const child = start(args, env);
	let out = '';
	let err = '';
	child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, err, json: <T>() => JSON.parse(out) as T }));
	});
}

export interface ServedStore {
	uri: string;
	/** SIGTERM, then the exit code. */
	stop: () => Promise<number | null>;
}

/** `store serve` on a data folder, once it answers. */
export function serveStore(dataDir: string): Promise<ServedStore> {
	const child = start(['store', 'serve'], { DATA_DIR: dataDir });
	const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
	let output = '';
	return new Promise((resolve, reject) => {
		const read = (chunk: Buffer) => {
			output += chunk.toString();
			const uri = /mongodb:\/\/\S+/.exec(output)?.[0];
			if (!uri) return;
			resolve({
				uri,
				stop: () => {
					child.kill('SIGTERM');
					return ended;
				}
			});
		};
		child.stdout?.on('data', read);
		child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.on('exit', () => reject(new Error(`store serve ended:\n${output}`)));
	});
}
