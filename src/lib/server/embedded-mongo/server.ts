import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { BatchFailure, Clock, errorReply, runCommand } from './dispatch';
import type { Engine } from './engine';
import { StoreError } from './errors';
import type { Document } from './errors';
import { numberOf } from './codec';
import { MustWait } from './transactions';
import type { Transaction } from './transactions';
import { encodeReply, MessageReader } from './wire';
import type { Message } from './wire';

interface Job {
	message: Message;
	connection: Connection;
	arrivedAt: number;
}

interface Connection {
	number: number;
	socket: Socket;
}

/** At most so many commands, and so long, share one commit: the first of them should not wait long. */
const MOST_IN_BATCH = 500;
const LONGEST_BATCH_MS = 20;

/**
 * Takes commands from its connections and runs them one at a time. Those that are queued share one
 * commit; a reply leaves only after the commit of everything it may have seen.
 */
export class WireServer {
	readonly #engine: Engine;
	readonly #clock: Clock;
	readonly #onCommit: (collections: string[]) => void;
	readonly #servers: Server[] = [];
	readonly #connections = new Set<Connection>();
	#queue: Job[] = [];
	#waiting: { job: Job; transaction: Transaction }[] = [];
	#scheduled = false;
	#nextConnection = 1;

	constructor(engine: Engine, onCommit: (collections: string[]) => void) {
		this.#engine = engine;
		this.#clock = new Clock(() => engine.now());
		this.#onCommit = onCommit;
	}

	/** Listens on a socket path or a port; answers the port. */
	listen(where: { path: string } | { port: number; host: string }): Promise<number> {
		const server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
		this.#servers.push(server);
		return new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(where, () => {
				server.off('error', reject);
				const address = server.address();
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});
	}

	#accept(socket: Socket): void {
		const connection: Connection = { number: this.#nextConnection++, socket };
		const reader = new MessageReader();
		this.#connections.add(connection);
		socket.on('data', (chunk: Buffer) => {
			try {
				for (const message of reader.push(chunk))
					this.#queue.push({ message, connection, arrivedAt: this.#engine.now() });
			} catch {
				socket.destroy();
			}
			this.#schedule();
		});
		socket.on('error', () => socket.destroy());
		socket.on('close', () => this.#connections.delete(connection));
	}

	#schedule(): void {
		if (this.#scheduled || this.#queue.length === 0) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			this.#runBatch();
			this.#schedule();
		});
	}

	#runBatch(): void {
		const held: { job: Job; reply: Document | Uint8Array }[] = [];
		const from = Date.now();
		for (let n = 0; n < MOST_IN_BATCH && this.#queue.length > 0; n += 1) {
			const job = this.#queue.shift()!;
			let reply: Document | Uint8Array;
			try {
				reply = runCommand(this.#engine, this.#clock, job.message, job.connection.number);
			} catch (error) {
				if (error instanceof MustWait) {
					this.#waiting.push({ job, transaction: error.transaction });
					continue;
				}
				this.#fail([...held, { job }], error instanceof BatchFailure ? error.cause : error);
				return;
			}
			this.#wake();
			// what was read before anything was written depends on no commit
			if (this.#engine.storage.dirty) held.push({ job, reply });
			else this.#send(job, reply);
			if (Date.now() - from > LONGEST_BATCH_MS) break;
		}
		this.#finish(held);
	}

	#finish(held: { job: Job; reply: Document | Uint8Array }[]): void {
		try {
			this.#engine.storage.commit();
		} catch (error) {
			this.#fail(held, error);
			return;
		}
		if (this.#engine.changed.size > 0) {
			this.#onCommit([...this.#engine.changed]);
			this.#engine.changed.clear();
		}
		for (const { job, reply } of held) this.#send(job, reply);
	}

	/** Nothing of the batch was kept: everybody in it is told so, and memory is read again. */
	#fail(held: { job: Job }[], error: unknown): void {
		this.#engine.rebuild();
		const reply = errorReply(commitFailure(error));
		for (const { job } of held) this.#send(job, { ...reply, ...this.#clock.times(false) });
		this.#wake();
	}

	/** Jobs whose transaction has ended go first. */
	#wake(): void {
		if (this.#waiting.length === 0) return;
		const ready = this.#waiting.filter((w) => w.transaction.state !== 'open');
		if (ready.length === 0) return;
		this.#waiting = this.#waiting.filter((w) => w.transaction.state === 'open');
		this.#queue.unshift(...ready.map((w) => w.job));
		this.#schedule();
	}

	#send(job: Job, reply: Document | Uint8Array): void {
		const { message, connection } = job;
		if (message.silent || connection.socket.destroyed) return;
		const { socket } = connection;
		socket.cork();
		for (const part of encodeReply(message, reply)) socket.write(part);
		socket.uncork();
	}

	/** Runs work of the store's own (expiry, sweeping) like a command, committed at once. */
	runOwn(work: () => void): void {
		try {
			this.#engine.startCommand();
			work();
		} catch (error) {
			this.#fail([], error);
			return;
		}
		this.#finish([]);
		this.#wake();
	}

	/** Commands that wait longer than their maxTimeMS are answered so (50). */
	expireWaiting(): void {
		const now = this.#engine.now();
		this.#waiting = this.#waiting.filter(({ job }) => {
			if (job.connection.socket.destroyed) return false;
			const limit = numberOf(job.message.body.maxTimeMS) ?? 0;
			if (limit === 0 || now - job.arrivedAt < limit) return true;
			const error = new StoreError(50, 'operation exceeded time limit');
			this.#send(job, { ...errorReply(error), ...this.#clock.times(false) });
			return false;
		});
	}

	async close(): Promise<void> {
		const closed = this.#servers.map(
			(server) => new Promise<void>((resolve) => server.close(() => resolve()))
		);
		for (const { socket } of this.#connections) socket.destroy();
		await Promise.all(closed);
	}
}

/** What a client is told when SQLite could not commit: 14031 for a full disk, 8 otherwise. */
function commitFailure(error: unknown): StoreError {
	const { errcode, message } = error as { errcode?: number; message?: string };
	const full = errcode !== undefined && (errcode & 0xff) === 13;
	return new StoreError(
		full ? 14031 : 8,
		`${full ? 'The disk is full' : 'The store could not write'}: nothing of this was kept (${message ?? 'unknown'})`
	);
}
