import type { Long } from 'bson';
import { deserialize, serialize, Int32, ObjectId, Timestamp } from 'bson';
import type { Document } from './errors';

/** Every BSON type keeps its own class, so that updates and replies keep the type of each number. */
const DECODE = {
	promoteValues: false,
	promoteLongs: false,
	promoteBuffers: false,
	bsonRegExp: true,
	validation: { utf8: true }
} as const;

export function decode(bytes: Uint8Array): Document {
	return deserialize(bytes, DECODE);
}

export function encode(doc: Document): Uint8Array {
	return serialize(doc, { ignoreUndefined: false });
}

/** Length of the BSON document that starts at `at`. */
export function documentLength(bytes: Uint8Array, at: number): number {
	return (
		(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
	);
}

/** Where the value of type `type` that starts at `at` ends. */
function valueEnd(bytes: Uint8Array, type: number, at: number): number {
	switch (type) {
		case 0x01:
		case 0x09:
		case 0x11:
		case 0x12:
			return at + 8;
		case 0x02:
		case 0x0d:
		case 0x0e:
			return at + 4 + documentLength(bytes, at);
		case 0x03:
		case 0x04:
		case 0x0f:
			return at + documentLength(bytes, at);
		case 0x05:
			return at + 5 + documentLength(bytes, at);
		case 0x06:
		case 0x0a:
		case 0x7f:
		case 0xff:
			return at;
		case 0x07:
			return at + 12;
		case 0x08:
			return at + 1;
		case 0x0b:
			return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1;
		case 0x0c:
			return at + 4 + documentLength(bytes, at) + 12;
		case 0x10:
			return at + 4;
		case 0x13:
			return at + 16;
		default:
			throw new Error(`Unknown BSON type ${type}`);
	}
}

/**
 * Decodes only the named top-level fields of a document: most of a scan's cost is decoding what
 * its filter never looks at.
 */
export function decodeFields(bytes: Uint8Array, names: ReadonlySet<string>): Document {
	const fields: Document = {};
	let at = 4;
	let left = names.size;
	while (left > 0 && bytes[at] !== 0) {
		const type = bytes[at]!;
		let nameEnd = at + 1;
		while (bytes[nameEnd] !== 0) nameEnd += 1;
		const end = valueEnd(bytes, type, nameEnd + 1);
		const name = textOf(bytes, at + 1, nameEnd);
		if (names.has(name)) {
			fields[name] = valueOf(bytes, type, name, at, nameEnd + 1, end);
			left -= 1;
		}
		at = end;
	}
	return fields;
}

/** One value; the common types by hand, the others as a document of that field alone. */
function valueOf(
	bytes: Uint8Array,
	type: number,
	name: string,
	field: number,
	at: number,
	end: number
): unknown {
	switch (type) {
		case 0x02:
			return textOf(bytes, at + 4, end - 1);
		case 0x03:
			return decode(bytes.subarray(at, end));
		case 0x07:
			return new ObjectId(bytes.slice(at, end));
		case 0x08:
			return bytes[at] !== 0;
		case 0x0a:
			return null;
		case 0x10:
			return new Int32(documentLength(bytes, at) | 0);
	}
	const part = Buffer.allocUnsafe(end - field + 5);
	part.writeInt32LE(part.length, 0);
	part.set(bytes.subarray(field, end), 4);
	part[part.length - 1] = 0;
	return decode(part)[name];
}

/** Names and most values are short: building them by hand beats a call into the decoder. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
	if (end - start > 40) return utf8(bytes, start, end);
	let text = '';
	for (let i = start; i < end; i += 1) {
		const c = bytes[i]!;
		if (c > 127) return utf8(bytes, start, end);
		text += String.fromCharCode(c);
	}
	return text;
}

function utf8(bytes: Uint8Array, start: number, end: number): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

const ID_ONLY: ReadonlySet<string> = new Set(['_id']);

/** The `_id` of a stored document. */
export function idOf(bytes: Uint8Array): unknown {
	return decodeFields(bytes, ID_ONLY)._id;
}

/**
 * Puts a cursor reply together from documents that are BSON already, without decoding them.
 * `tail` holds the reply's other fields.
 */
export function encodeCursorReply(
	batchName: 'firstBatch' | 'nextBatch',
	batch: readonly Uint8Array[],
	id: Long,
	namespace: string,
	tail: Document
): Uint8Array {
	let arrayLength = 5;
	for (let i = 0; i < batch.length; i += 1) arrayLength += 2 + String(i).length + batch[i]!.length;
	const rest = serialize({ id, ns: namespace });
	const cursorLength = 4 + 1 + batchName.length + 1 + arrayLength + (rest.length - 5) + 1;
	const end = serialize(tail);
	const length = 4 + 1 + 'cursor'.length + 1 + cursorLength + (end.length - 5) + 1;
	const out = Buffer.allocUnsafe(length);
	let at = out.writeInt32LE(length, 0);
	at = out.writeUInt8(0x03, at);
	at += out.write('cursor\0', at, 'latin1');
	at = out.writeInt32LE(cursorLength, at);
	at = out.writeUInt8(0x04, at);
	at += out.write(`${batchName}\0`, at, 'latin1');
	at = out.writeInt32LE(arrayLength, at);
	for (let i = 0; i < batch.length; i += 1) {
		at = out.writeUInt8(0x03, at);
		at += out.write(`${i}\0`, at, 'latin1');
		out.set(batch[i]!, at);
		at += batch[i]!.length;
	}
	at = out.writeUInt8(0, at);
	out.set(rest.subarray(4, rest.length - 1), at);
	at += rest.length - 5;
	at = out.writeUInt8(0, at);
	out.set(end.subarray(4, end.length - 1), at);
	at += end.length - 5;
	out.writeUInt8(0, at);
	return out;
}

/** The number in a command's argument (Int32, Long, Double or plain), or undefined. */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value === 'bigint') return Number(value);
	if (value === null || typeof value !== 'object') return undefined;
	const type = (value as { _bsontype?: string })._bsontype;
	if (type === 'Int32' || type === 'Double') return Number(value.valueOf());
	if (type === 'Long') return (value as Long).toNumber();
	if (type === 'Decimal128') return Number(String(value));
	return undefined;
}

/** Truth of a command's flag: booleans, and numbers as MongoDB takes them. */
export function flagOf(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const number = numberOf(value);
	return number !== undefined && number !== 0;
}

export function isPlainDocument(value: unknown): value is Document {
	return (
		value !== null &&
		typeof value === 'object' &&
		!Array.isArray(value) &&
		!(value instanceof Date) &&
		(value as { _bsontype?: string })._bsontype === undefined
	);
}

/** A timestamp of the store's logical clock: `seconds` and a counter within it. */
export function timestamp(seconds: number, counter: number): Timestamp {
	return new Timestamp({ t: seconds, i: counter });
}
