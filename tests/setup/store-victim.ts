import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StoreOptions } from '../../src/lib/server/embedded-mongo';
import { STAMP_SLOTS } from '../../src/lib/server/embedded-mongo/options';
import { builtStoreWorker } from './store-worker';

const script = fileURLToPath(new URL('./store-process.js', import.meta.url));

export interface Victim {
	/** What the process said first: its URI, or that it could not open. */
	said: { kind: string; uri?: string; message?: string };
	child: ChildProcess;
	/** SIGKILL, and wait until it is gone. */
	kill(): Promise<void>;
	/** SIGTERM, and its exit code. */
	terminate(): Promise<number | null>;
}

/** Starts a store in a process of its own and waits for its first word. */
export async function startVictim(options: StoreOptions): Promise<Victim> {
	const child = spawn(
		process.execPath,
		[script, await builtStoreWorker(), JSON.stringify(options), String(STAMP_SLOTS)],
		{
			stdio: ['ignore', 'pipe', 'inherit']
		}
	);
	const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
	const said = await new Promise<Victim['said']>((resolve, reject) => {
		child.stdout.once('data', (data: Buffer) => resolve(JSON.parse(String(data).split('\n')[0]!)));
		child.once('exit', () => reject(new Error('The store process ended')));
	});
	return {
		said,
		child,
		async kill() {
			child.kill('SIGKILL');
			await gone;
		},
		async terminate() {
			child.kill('SIGTERM');
			return gone;
		}
	};
}
