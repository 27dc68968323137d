import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A server in a process of its own. */
export interface Served {
	pid: number;
	port: number;
	stop: () => Promise<void>;
}

/** Starts a script that prints its port on a line of its own, or in the address that it prints. */
export function serve(
	script: string,
	env: Record<string, string> = {},
	flags: readonly string[] = []
): Promise<Served> {
	const child = spawn(process.execPath, [...flags, script], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...env }
	});
	return new Promise((resolve, reject) => {
		let said = '';
		const read = (chunk: Buffer) => {
			said += chunk.toString();
			const port = /(?:^|:)(\d{4,5})\b/m.exec(said)?.[1];
			if (port)
				resolve({ pid: child.pid ?? 0, port: Number(port), stop: () => ended(child, 'SIGTERM') });
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.once('exit', () => reject(new Error(`${script} ended:\n${said}`)));
	});
}

/** Runs a part of the bench in a process of its own. @returns what it printed */
export function part(...words: string[]): string {
	const done = spawnSync(process.execPath, [process.argv[1] ?? '', ...words], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		maxBuffer: 1e8
	});
	if (done.status !== 0) throw new Error(`${words.join(' ')} failed`);
	return done.stdout.toString();
}

/** Asks a process to end, and waits until it has. */
export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		child.once('exit', () => resolve());
		child.kill(signal);
	});
}

/** CPU time that a process has used, all its threads together, in µs (Linux: /proc). */
export function cpuOf(pid: number): number {
	let ns = 0;
	for (const thread of readdirSync(`/proc/${pid}/task`)) {
		const [ran = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
		ns += Number(ran);
	}
	return ns / 1000;
}

/** What a process holds of memory, shared pages divided among their sharers, in MB. */
export function pssOf(pid: number): number {
	const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
	return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}
