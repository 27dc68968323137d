import { Binary, Decimal128, Double, Int32, Long, ObjectId, type Timestamp } from 'bson';
import type { Document } from '../errors';
import { compareNumbers, isNumber, numberToken } from './numbers';

/** The name a BSON class carries, or undefined for what JavaScript itself represents. */
export function bsonType(value: object): string | undefined {
	if (value instanceof Date || Array.isArray(value) || isPlain(value)) return undefined;
	return (value as { _bsontype?: string })._bsontype;
}

/** Whether the value is an embedded document. Asked by prototype: data may hold any field name. */
export function isPlain(value: unknown): value is Document {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

/** A field of a document or element of an array seen as a document; undefined when missing. */
export function field(holder: object, name: string): unknown {
	const value = (holder as Document)[name];
	return value !== undefined && Object.hasOwn(holder, name) ? value : undefined;
}

/** Sets a field so that names such as `__proto__` stay plain data. */
export function setField(target: Document, name: string, value: unknown): void {
	if (name === '__proto__') {
		Object.defineProperty(target, name, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
	} else target[name] = value;
}

const NAMED_RANKS: Record<string, number> = {
	MinKey: -1,
	Int32: 10,
	Double: 10,
	Long: 10,
	Decimal128: 10,
	BSONSymbol: 15,
	DBRef: 20,
	Binary: 30,
	ObjectId: 35,
	Timestamp: 47,
	BSONRegExp: 50,
	Code: 60,
	MaxKey: 127
};

/** By prototype, because this is asked for every comparison. */
const RANKS = new Map<unknown, number>([
	[null, 20],
	[Object.prototype, 20],
	[Array.prototype, 25],
	[Date.prototype, 45],
	[RegExp.prototype, 50],
	[Int32.prototype, 10],
	[Double.prototype, 10],
	[Long.prototype, 10],
	[ObjectId.prototype, 35]
]);

/** The place of a value's type in MongoDB's order; 0 for a missing value, 5 for null. */
export function rank(value: unknown): number {
	switch (typeof value) {
		case 'string':
			return 15;
		case 'number':
		case 'bigint':
			return 10;
		case 'boolean':
			return 40;
		case 'undefined':
			return 0;
		default:
	}
	if (value === null) return 5;
	const known = RANKS.get(Object.getPrototypeOf(value));
	if (known !== undefined) return known;
	if (Array.isArray(value)) return 25;
	if (value instanceof Uint8Array) return 30;
	return NAMED_RANKS[bsonType(value as object) ?? ''] ?? 65;
}

/** Order of UTF-8 bytes, which for surrogate pairs is not the order of UTF-16 units. */
export function compareStrings(a: string, b: string): number {
	if (a === b) return 0;
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		let x = a.charCodeAt(i);
		let y = b.charCodeAt(i);
		if (x === y) continue;
		if (x >= 0xd800 && y >= 0xd800) {
			x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
			y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
		}
		return x < y ? -1 : 1;
	}
	return a.length < b.length ? -1 : 1;
}

function bytesOf(value: unknown): [Uint8Array, number] {
	if (value instanceof Binary) return [value.value() as Uint8Array, value.sub_type];
	return [value as Uint8Array, 0];
}

function patternOf(value: unknown): [string, string] {
	if (value instanceof RegExp) return [value.source, value.flags];
	const { pattern, options } = value as { pattern: string; options: string };
	return [pattern, options];
}

function compareBinary(a: unknown, b: unknown): number {
	const [x, xType] = bytesOf(a);
	const [y, yType] = bytesOf(b);
	return x.length - y.length || xType - yType || Buffer.compare(x, y);
}

function compareDocuments(a: Document, b: Document): number {
	const left = Object.keys(a);
	const right = Object.keys(b);
	const length = Math.min(left.length, right.length);
	for (let i = 0; i < length; i++) {
		const x = a[left[i]!];
		const y = b[right[i]!];
		// MongoDB looks at the types first, then at the names, then at the values.
		const order = rank(x) - rank(y) || compareStrings(left[i]!, right[i]!) || compareValues(x, y);
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

function compareArrays(a: unknown[], b: unknown[]): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const order = compareValues(a[i], b[i]);
		if (order !== 0) return order;
	}
	return a.length - b.length;
}

const plainReference = (value: unknown): Document =>
	isPlain(value) ? value : (value as { toJSON(): Document }).toJSON();

/**
 * MongoDB's total order over BSON values: by type, then by value (numbers exactly, whatever their
 * type; documents field by field in order). Negative, zero or positive.
 */
export function compareValues(a: unknown, b: unknown): number {
	if (a === b && typeof a !== 'number') return 0;
	const type = rank(a);
	const order = type - rank(b);
	if (order !== 0) return order;
	switch (type) {
		case 10:
			return compareNumbers(a, b);
		case 15:
			return compareStrings(String(a), String(b));
		case 20:
			return compareDocuments(plainReference(a), plainReference(b));
		case 25:
			return compareArrays(a as unknown[], b as unknown[]);
		case 30:
			return compareBinary(a, b);
		case 35:
			return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
		case 40:
			return Number(a) - Number(b);
		case 45:
			return (a as Date).getTime() - (b as Date).getTime();
		case 47:
			return (a as Timestamp).toBigInt() < (b as Timestamp).toBigInt()
				? -1
				: Number((a as Timestamp).toBigInt() > (b as Timestamp).toBigInt());
		case 50: {
			const [x, xFlags] = patternOf(a);
			const [y, yFlags] = patternOf(b);
			return compareStrings(x, y) || compareStrings(xFlags, yFlags);
		}
		case 60:
			return compareStrings(codeText(a), codeText(b));
		default:
			return 0;
	}
}

const codeText = (value: unknown): string => {
	const { code, scope } = value as { code: string; scope?: unknown };
	return scope ? `${code}\u0000${keyToken([scope])}` : code;
};

/** Equality as a query means it: 1, 1.0 and NumberLong(1) are the same; key order counts. */
export function valuesEqual(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a === 'string' || typeof b === 'string') {
		if (typeof a === typeof b) return false;
	}
	return compareValues(a, b) === 0;
}

/** Whether two values would be stored as the same bytes: equal, and of the same numeric type. */
export function identical(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (isNumber(a) && isNumber(b)) {
		const type = (v: unknown) => (typeof v === 'object' && v !== null ? bsonType(v) : typeof v);
		if (type(a) !== type(b)) return false;
		if (a instanceof Decimal128) return a.toString() === String(b);
		if (a instanceof Double) return Object.is(a.value, (b as Double).value);
		return compareNumbers(a, b) === 0;
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((x, i) => identical(x, b[i]));
	}
	if (isPlain(a) && isPlain(b)) {
		const names = Object.keys(a);
		const others = Object.keys(b);
		return (
			names.length === others.length &&
			names.every((name, i) => name === others[i] && identical(a[name], b[name]))
		);
	}
	return rank(a) === rank(b) && compareValues(a, b) === 0;
}

/** A deep copy of documents and arrays; the typed values inside are immutable and shared. */
export function cloneValue<T>(value: T): T {
	if (Array.isArray(value)) return value.map((item: unknown) => cloneValue(item)) as T;
	if (isPlain(value)) {
		const copy: Document = {};
		for (const name of Object.keys(value)) setField(copy, name, cloneValue(value[name]));
		return copy as T;
	}
	return value;
}

function token(value: unknown): string {
	const type = rank(value);
	switch (type) {
		case 10:
			return numberToken(value);
		case 15:
			return `s${JSON.stringify(String(value))}`;
		case 20: {
			const document = plainReference(value);
			const names = Object.keys(document);
			return `{${names.map((name) => `${JSON.stringify(name)}:${token(document[name])}`).join()}}`;
		}
		case 25:
			return `[${(value as unknown[]).map(token).join()}]`;
		case 30: {
			const [bytes, subtype] = bytesOf(value);
			return `b${subtype}:${Buffer.from(bytes).toString('base64')}`;
		}
		case 35:
			return `o${(value as ObjectId).toHexString()}`;
		case 40:
			return value ? 't' : 'f';
		case 45:
			return `d${(value as Date).getTime()}`;
		case 47:
			return `T${(value as Timestamp).toBigInt()}`;
		case 50:
			return `r${JSON.stringify(patternOf(value))}`;
		case 60:
			return `c${JSON.stringify(codeText(value))}`;
		default:
			return `#${type}`;
	}
}

/** One string for a list of values: two lists have the same string exactly when they are equal. */
export function keyToken(values: readonly unknown[]): string {
	return values.length === 1 ? token(values[0]) : values.map(token).join('|');
}
