import type { Binary, BSONRegExp, Decimal128, Long, Timestamp } from 'bson';
import type { Document } from './errors';

/**
 * Index keys as strings of bytes (char codes 0–255) whose plain comparison is MongoDB's order of
 * values, and whose equality is MongoDB's equality. They serve in memory and, as BLOBs, in SQLite.
 * Each component is prefix-free, so that components can be put one after another.
 */
const MIN_KEY = '\x0a';
const UNDEFINED = '\x0c';
const NULL = '\x14';
const NUMBER = '\x1e';
const STRING = '\x28';
const OBJECT = '\x32';
const ARRAY = '\x3c';
const BINARY = '\x46';
const OBJECT_ID = '\x50';
const FALSE = '\x5a\x01';
const TRUE = '\x5a\x02';
const DATE = '\x64';
const TIMESTAMP = '\x66';
const REGEX = '\x6e';
const DB_POINTER = '\x78';
const CODE = '\x82';
const CODE_WITH_SCOPE = '\x8c';
const MAX_KEY = '\xf0';

/** Greater than every component, ascending or descending: closes a range of keys with a prefix. */
export const ABOVE_ALL = '\xff';

const buffer = Buffer.alloc(8);

function fromDouble(value: number): string {
	buffer.writeDoubleBE(value === 0 ? 0 : value, 0);
	if (buffer[0]! & 0x80) for (let i = 0; i < 8; i += 1) buffer[i] = ~buffer[i]! & 0xff;
	else buffer[0] = buffer[0]! | 0x80;
	return buffer.toString('latin1', 0, 8);
}

function fromBigInt(value: bigint): string {
	buffer.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n), 0);
	return buffer.toString('latin1', 0, 8);
}

function fromUnsigned(value: number): string {
	buffer.writeUInt32BE(value >>> 0, 0);
	return buffer.toString('latin1', 0, 4);
}

/** Text up to its end mark; a zero inside is escaped so that a prefix sorts before what follows it. */
function fromText(text: string): string {
	let plain = true;
	for (let i = 0; i < text.length; i += 1) {
		const c = text.charCodeAt(i);
		if (c === 0 || c > 127) {
			plain = false;
			break;
		}
	}
	if (plain) return text + '\0';
	const bytes = Buffer.from(text, 'utf8').toString('latin1');

	return bytes.replace(/\0/g, '\0\xff') + '\0';
}

/** The largest double that is not above digits × 10^exponent, by exact arithmetic. */
function floorDouble(digits: bigint, exponent: number): { floor: number; exact: boolean } {
	const near = Number(`${digits}e${exponent}`);
	if (near === Infinity) return { floor: Number.MAX_VALUE, exact: false };
	if (near === -Infinity) return { floor: -Infinity, exact: false };
	const order = compareExact(digits, exponent, near);
	if (order === 0) return { floor: near, exact: true };
	return { floor: order > 0 ? near : previousDouble(near), exact: false };
}

function compareExact(digits: bigint, exponent: number, double: number): number {
	buffer.writeDoubleBE(double, 0);
	const bits = buffer.readBigUInt64BE(0);
	const power = Number((bits >> 52n) & 0x7ffn);
	const fraction = bits & 0xfffffffffffffn;
	let right = (power === 0 ? fraction : fraction | (1n << 52n)) * (double < 0 ? -1n : 1n);
	let left = digits;
	const binary = (power === 0 ? 1 : power) - 1075;
	if (binary >= 0) right <<= BigInt(binary);
	else left <<= BigInt(-binary);
	if (exponent >= 0) left *= 10n ** BigInt(exponent);
	else right *= 10n ** BigInt(-exponent);
	return left < right ? -1 : left > right ? 1 : 0;
}

function previousDouble(value: number): number {
	if (value === 0) return -Number.MIN_VALUE;
	buffer.writeDoubleBE(value, 0);
	buffer.writeBigUInt64BE(buffer.readBigUInt64BE(0) + (value > 0 ? -1n : 1n), 0);
	return buffer.readDoubleBE(0);
}

const EXACT = '\x80';
const BETWEEN = '\x81';

/** A number that no double holds: the double below it, then its digits. */
function fromDecimalParts(digits: bigint, exponent: number): string {
	if (digits === 0n) return fromDouble(0) + EXACT;
	const { floor, exact } = floorDouble(digits, exponent);
	if (exact) return fromDouble(floor) + EXACT;
	const negative = digits < 0n;
	const text = (negative ? -digits : digits).toString().replace(/0+$/, '');
	const magnitude = (negative ? -digits : digits).toString().length + exponent;
	const part = String(magnitude + 20_000).padStart(5, '0') + text.padEnd(40, '0');
	if (!negative) return fromDouble(floor) + BETWEEN + part;
	const mirrored = part.replace(/\d/g, (d) => String(9 - Number(d)));
	return fromDouble(floor) + BETWEEN + mirrored;
}

function fromDecimal128(value: Decimal128): string {
	const text = value.toString();
	if (text === 'NaN') return fromNaN();
	if (text === 'Infinity') return fromDouble(Infinity) + EXACT;
	if (text === '-Infinity') return fromDouble(-Infinity) + EXACT;
	const [, sign, whole, fraction = '', power = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text)!;
	const digits = BigInt(whole! + fraction) * (sign ? -1n : 1n);
	return fromDecimalParts(digits, Number(power) - fraction.length);
}

/** NaN is below every other number and equal to itself. */
function fromNaN(): string {
	return '\0\0\0\0\0\0\0\0' + EXACT;
}

function fromNumber(value: number): string {
	return Number.isNaN(value) ? fromNaN() : fromDouble(value) + EXACT;
}

function fromLong(value: Long): string {
	const number = value.toNumber();
	if (Number.isSafeInteger(number)) return fromDouble(number) + EXACT;
	return fromDecimalParts(value.toBigInt(), 0);
}

function fromFields(value: Document): string {
	let key = '';
	for (const name of Object.keys(value)) {
		const encoded = encodeValue(value[name]);
		// MongoDB compares the type of a field, then its name, then its value
		key += encoded[0] + fromText(name) + encoded.slice(1);
	}
	return key + '\0';
}

function fromBinary(value: Binary): string {
	return (
		BINARY +
		fromUnsigned(value.position) +
		String.fromCharCode(value.sub_type) +
		Buffer.from(value.buffer.buffer, value.buffer.byteOffset, value.position).toString('latin1')
	);
}

/** One value as a key component, ascending. */
export function encodeValue(value: unknown): string {
	if (typeof value === 'string') return STRING + fromText(value);
	if (typeof value === 'number') return NUMBER + fromNumber(value);
	if (value === null) return NULL;
	if (value === undefined) return UNDEFINED;
	if (typeof value === 'boolean') return value ? TRUE : FALSE;
	if (typeof value === 'bigint') return NUMBER + fromDecimalParts(value, 0);
	if (value instanceof Date) return DATE + fromBigInt(BigInt(value.getTime()));
	if (Array.isArray(value)) return ARRAY + value.map(encodeValue).join('') + '\0';
	const typed = value as { _bsontype?: string };
	switch (typed._bsontype) {
		case undefined:
			return OBJECT + fromFields(value as Document);
		case 'ObjectId':
			return OBJECT_ID + Buffer.from((value as { id: Uint8Array }).id).toString('latin1');
		case 'Int32':
		case 'Double':
			return NUMBER + fromNumber(Number((value as { value: number }).value));
		case 'Long':
			return NUMBER + fromLong(value as Long);
		case 'Decimal128':
			return NUMBER + fromDecimal128(value as Decimal128);
		case 'Binary':
			return fromBinary(value as Binary);
		case 'Timestamp':
			return (
				TIMESTAMP + fromUnsigned((value as Timestamp).t) + fromUnsigned((value as Timestamp).i)
			);
		case 'BSONRegExp':
			return (
				REGEX + fromText((value as BSONRegExp).pattern) + fromText((value as BSONRegExp).options)
			);
		case 'BSONSymbol':
			return STRING + fromText(String((value as { value: string }).value));
		case 'DBRef':
			return OBJECT + fromFields((value as { toJSON(): Document }).toJSON());
		case 'Code': {
			const { code, scope } = value as { code: string; scope?: Document | null };
			if (scope) return CODE_WITH_SCOPE + fromText(code) + fromFields(scope);
			return CODE + fromText(code);
		}
		case 'MinKey':
			return MIN_KEY;
		case 'MaxKey':
			return MAX_KEY;
		default:
			return DB_POINTER + fromText(JSON.stringify(value));
	}
}

/** The same component with the order turned round. */
export function invertKey(key: string): string {
	let out = '';
	for (let i = 0; i < key.length; i += 1) out += String.fromCharCode(255 - key.charCodeAt(i));
	return out;
}

/** The key of the values of one index entry; `directions` are 1 or -1. */
export function encodeKey(values: readonly unknown[], directions: readonly number[]): string {
	let key = '';
	for (let i = 0; i < values.length; i += 1) {
		const part = encodeValue(values[i]);
		key += directions[i] === -1 ? invertKey(part) : part;
	}
	return key;
}

/** The same key without the parts it was put together from: kept keys take half the memory. */
export function flattened(key: string): string {
	return Buffer.from(key, 'latin1').toString('latin1');
}
