import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One command on its way to the store, as its bytes; field names and texts stand in them in clear. */
export type OnCommand = (command: Buffer) => 'pass' | 'stop' | (() => void);

export interface StoreProxy {
	/** For one process whose commands are to be watched. */
	uri: string;
	/**
	 * Looks at every command: `stop` keeps it from the store, a function is called once the store has
	 * answered and keeps the answer back.
	 */
	watch: (onCommand: OnCommand | null) => void;
	close(): Promise<void>;
}

/** Stands between a process and its store, so that a test can end the process at one exact step. */
export async function startStoreProxy(storePort: number, database: string): Promise<StoreProxy> {
	let onCommand: OnCommand | null = null;
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const store = connect(storePort, '127.0.0.1');
		let answered: (() => void) | null = null;
		let pending = Buffer.alloc(0);
		for (const socket of [client, store]) {
			sockets.add(socket);
			socket.on('error', () => undefined);
		}
		client.on('data', (chunk: Buffer) => {
			pending = Buffer.concat([pending, chunk]);
			while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
				const command = pending.subarray(0, pending.readInt32LE(0));
				pending = pending.subarray(command.length);
				const what = onCommand?.(command) ?? 'pass';
				if (what === 'stop') continue;
				if (typeof what === 'function') answered = what;
				store.write(command);
			}
		});
		store.on('data', (chunk: Buffer) => {
			if (answered) {
				answered();
				answered = null;
			} else client.write(chunk);
		});
		client.on('close', () => store.destroy());
		store.on('close', () => client.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.address() as AddressInfo;
	return {
		// Directly, or the driver would find its way around to the store itself.
		uri: `mongodb://127.0.0.1:${port}/${database}?directConnection=true`,
		watch: (next) => (onCommand = next),
		close: () => {
			for (const socket of sockets) socket.destroy();
			return new Promise<void>((resolve) => server.close(() => resolve()));
		}
	};
}
