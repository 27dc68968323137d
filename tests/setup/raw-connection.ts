import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { deserialize, serialize } from 'bson';
import type { Document } from 'bson';

/** The store's socket within its URI. */
export const socketOf = (uri: string): string => decodeURIComponent(new URL(uri).host);

/** A connection that sends what it is told, byte for byte: for what the driver never sends. */
export class RawConnection {
	readonly #socket: Socket;
	#received = Buffer.alloc(0);
	#next = 1;
	#wake: () => void = () => {};
	closed = false;

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.on('data', (chunk: Buffer) => {
			this.#received = Buffer.concat([this.#received, chunk]);
			this.#wake();
		});
		socket.on('error', () => {});
		socket.on('close', () => {
			this.closed = true;
			this.#wake();
		});
	}

	static open(uri: string): Promise<RawConnection> {
		return new Promise((resolve, reject) => {
			const socket = connect(socketOf(uri), () => resolve(new RawConnection(socket)));
			socket.once('error', reject);
		});
	}

	write(bytes: Uint8Array): void {
		this.#socket.write(bytes);
	}

	/** An OP_MSG; `flags` and further sections as given. */
	message(command: Document, flags = 0, sections: Uint8Array[] = []): Buffer {
		const body = serialize(command);
		const parts = [Buffer.alloc(20), Buffer.from([0]), body, ...sections];
		const whole = Buffer.concat(parts);
		whole.writeInt32LE(whole.length, 0);
		whole.writeInt32LE(this.#next++, 4);
		whole.writeInt32LE(2013, 12);
		whole.writeUInt32LE(flags, 16);
		return whole;
	}

	/** Sends a command and gives its reply. */
	async command(command: Document): Promise<Document> {
		this.write(this.message({ ...command, $db: command.$db ?? 'test' }));
		return this.reply();
	}

	/** The next reply's document; rejects when the connection was closed instead. */
	async reply(): Promise<Document> {
		for (;;) {
			const size = this.#received.length >= 4 ? this.#received.readInt32LE(0) : Infinity;
			if (this.#received.length >= size) {
				const message = this.#received.subarray(0, size);
				this.#received = this.#received.subarray(size);
				return deserialize(message.subarray(message.readInt32LE(12) === 1 ? 36 : 21));
			}
			if (this.closed) throw new Error('The connection was closed');
			await new Promise<void>((resolve) => (this.#wake = resolve));
		}
	}

	close(): void {
		this.#socket.destroy();
	}
}
