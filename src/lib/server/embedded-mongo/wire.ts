import { decode, documentLength, encode } from './codec';
import type { Document } from './errors';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits 0–15 must be understood by the receiver; of them only these two are. */
const UNKNOWN_REQUIRED = 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);

export const MOST_MESSAGE_BYTES = 48_000_000;

/** A command as it came over the wire. */
export interface Message {
	requestId: number;
	/** The legacy form, answered by OP_REPLY. */
	legacy: boolean;
	/** Whether the sender waits for no reply. */
	silent: boolean;
	body: Document;
	/** Documents of the kind-1 sections, by their identifier, not yet decoded. */
	sequences: Map<string, Uint8Array[]>;
}

/** A message that cannot be read: the connection is closed, as MongoDB does. */
export class WireError extends Error {}

/** Cuts a byte stream into messages. */
export class MessageReader {
	#held: Buffer[] = [];
	#length = 0;

	push(chunk: Buffer): Message[] {
		this.#held.push(chunk);
		this.#length += chunk.length;
		const messages: Message[] = [];
		for (;;) {
			if (this.#length < 16) break;
			if (this.#held[0]!.length < 4) this.#join();
			const size = this.#held[0]!.readInt32LE(0);
			if (size < 16 || size > MOST_MESSAGE_BYTES)
				throw new WireError(`A message of ${size} bytes cannot be read`);
			if (this.#length < size) break;
			if (this.#held[0]!.length < size) this.#join();
			const whole = this.#held[0]!;
			messages.push(readMessage(whole.subarray(0, size)));
			this.#length -= size;
			this.#held = this.#length > 0 ? [whole.subarray(size), ...this.#held.slice(1)] : [];
		}
		return messages;
	}

	#join(): void {
		this.#held = [Buffer.concat(this.#held)];
	}
}

function readMessage(bytes: Buffer): Message {
	const requestId = bytes.readInt32LE(4);
	const operation = bytes.readInt32LE(12);
	try {
		if (operation === OP_MSG) return readOpMsg(bytes, requestId);
		if (operation === OP_QUERY) return readOpQuery(bytes, requestId);
	} catch (error) {
		throw new WireError(`A message cannot be read: ${(error as Error).message}`);
	}
	throw new WireError(`Messages of kind ${operation} are not supported by this store`);
}

function readOpQuery(bytes: Buffer, requestId: number): Message {
	const nameEnd = bytes.indexOf(0, 20);
	const namespace = bytes.toString('utf8', 20, nameEnd);
	if (!namespace.endsWith('.$cmd')) throw new WireError('OP_QUERY is read for commands only');
	const at = nameEnd + 9;
	const body = decode(bytes.subarray(at, at + documentLength(bytes, at)));
	body.$db ??= namespace.slice(0, -'.$cmd'.length);
	return { requestId, legacy: true, silent: false, body, sequences: new Map() };
}

function readOpMsg(bytes: Buffer, requestId: number): Message {
	const flags = bytes.readUInt32LE(16);
	if (flags & UNKNOWN_REQUIRED) throw new WireError(`Unknown message flags ${flags}`);
	const end = flags & CHECKSUM_PRESENT ? bytes.length - 4 : bytes.length;
	if (end !== bytes.length && crc32c(bytes.subarray(0, end)) !== bytes.readUInt32LE(end))
		throw new WireError('The checksum does not fit the message');
	let at = 20;
	let body: Document | undefined;
	const sequences = new Map<string, Uint8Array[]>();
	while (at < end) {
		const kind = bytes[at]!;
		at += 1;
		const size = documentLength(bytes, at);
		if (size < 5 || at + size > end) throw new WireError('A section does not fit its message');
		if (kind === 0) {
			if (body) throw new WireError('A message has two bodies');
			body = decode(bytes.subarray(at, at + size));
		} else if (kind === 1) {
			const idEnd = bytes.indexOf(0, at + 4);
			const documents: Uint8Array[] = [];
			let next = idEnd + 1;
			while (next < at + size) {
				const length = documentLength(bytes, next);
				if (length < 5 || next + length > at + size)
					throw new WireError('A document does not fit its section');
				documents.push(bytes.subarray(next, next + length));
				next += length;
			}
			sequences.set(bytes.toString('utf8', at + 4, idEnd), documents);
		} else throw new WireError(`Unknown section kind ${kind}`);
		at += size;
	}
	if (!body) throw new WireError('A message has no body');
	return { requestId, legacy: false, silent: (flags & MORE_TO_COME) !== 0, body, sequences };
}

let nextRequestId = 1;

/** Up to here a reply is copied into one buffer: one small write is cheaper than two. */
const COPIED_BYTES = 64 * 1024;

/** The bytes of a reply, in the form of the request. */
export function encodeReply(request: Message, document: Uint8Array | Document): Buffer[] {
	const body = document instanceof Uint8Array ? document : encode(document);
	const headLength = request.legacy ? 36 : 21;
	const whole = body.length <= COPIED_BYTES;
	const head = Buffer.alloc(whole ? headLength + body.length : headLength);
	head.writeInt32LE(headLength + body.length, 0);
	head.writeInt32LE(nextRequestId, 4);
	nextRequestId = (nextRequestId + 1) & 0x7fffffff;
	head.writeInt32LE(request.requestId, 8);
	if (request.legacy) {
		head.writeInt32LE(OP_REPLY, 12);
		head.writeInt32LE(8, 16); // flag AwaitCapable, as mongod sets it
		head.writeInt32LE(1, 32);
	} else head.writeInt32LE(OP_MSG, 12);
	if (!whole) return [head, Buffer.from(body.buffer, body.byteOffset, body.byteLength)];
	head.set(body, headLength);
	return [head];
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
	let crc = i;
	for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
	return crc >>> 0;
});

/** CRC-32C (Castagnoli), the checksum of OP_MSG. */
export function crc32c(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
