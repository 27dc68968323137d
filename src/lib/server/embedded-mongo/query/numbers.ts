import { Decimal128, Double, Int32, Long } from 'bson';
import { badValue } from '../errors';

/** Numbers of BSON; JavaScript's own stand for doubles or, when they come from our code, for ints. */
export type BsonNumber = Int32 | Double | Long | Decimal128 | number | bigint;

/** Whether the value is one of BSON's four kinds of number. */
export function isNumber(value: unknown): value is BsonNumber {
	return (
		value instanceof Int32 ||
		value instanceof Double ||
		value instanceof Long ||
		value instanceof Decimal128 ||
		typeof value === 'number' ||
		typeof value === 'bigint'
	);
}

/** coefficient x 10^exponent, or one of the values that are no such product. */
interface Exact {
	coefficient: bigint;
	exponent: number;
}

function parseDecimal(text: string): Exact | number {
	const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(text);
	if (!match) return /nan/i.test(text) ? NaN : text.startsWith('-') ? -Infinity : Infinity;
	const digits = (match[2] ?? '') + (match[3] ?? '');
	const coefficient = BigInt(digits) * (match[1] === '-' ? -1n : 1n);
	return { coefficient, exponent: Number(match[4] ?? 0) - (match[3] ?? '').length };
}

/** A double as coefficient and power of ten, without rounding: every double has one. */
function exactDouble(value: number): Exact {
	let exponent = 0;
	let scaled = value;
	// Scaling by two is exact; a double needs at most 1074 halvings to become a whole number.
	while (!Number.isInteger(scaled)) {
		scaled *= 2;
		exponent++;
	}
	return { coefficient: BigInt(scaled) * 5n ** BigInt(exponent), exponent: -exponent };
}

/** A number for quick work: doubles and ints as they are, longs as bigint, decimals taken apart. */
function plain(value: BsonNumber): number | bigint | Exact {
	if (value instanceof Int32 || value instanceof Double) return value.value;
	if (value instanceof Long) {
		const rounded = value.toNumber();
		return Number.isSafeInteger(rounded) ? rounded : value.toBigInt();
	}
	if (value instanceof Decimal128) return parseDecimal(value.toString());
	return value;
}

const sign = (value: number | bigint): number => (value < 0 ? -1 : value > 0 ? 1 : 0);

const toExact = (value: number | bigint | Exact): Exact =>
	typeof value === 'object'
		? value
		: typeof value === 'bigint'
			? { coefficient: value, exponent: 0 }
			: exactDouble(value);

function magnitude({ coefficient, exponent }: Exact): number {
	const digits = (coefficient < 0n ? -coefficient : coefficient).toString().length;
	return digits + exponent;
}

function compareExact(a: Exact, b: Exact): number {
	const signs = sign(a.coefficient) - sign(b.coefficient);
	if (signs !== 0 || a.coefficient === 0n) return signs;
	// Without this, comparing 1E6000 with 1 would build a number of six thousand digits.
	const sizes = magnitude(a) - magnitude(b);
	if (sizes !== 0) return a.coefficient > 0n ? sizes : -sizes;
	const exponent = Math.min(a.exponent, b.exponent);
	const x = a.coefficient * 10n ** BigInt(a.exponent - exponent);
	const y = b.coefficient * 10n ** BigInt(b.exponent - exponent);
	return x < y ? -1 : x > y ? 1 : 0;
}

/** Order of numbers by value, exact across types; NaN equals NaN and comes before all others. */
export function compareNumbers(a: unknown, b: unknown): number {
	const x = plain(a as BsonNumber);
	const y = plain(b as BsonNumber);
	if (typeof x === 'number' && typeof y === 'number') {
		if (x < y) return -1;
		if (x > y) return 1;
		if (x === y) return 0;
		return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
	}
	if (typeof x === 'number' && !Number.isFinite(x)) return x === Infinity ? 1 : -1;
	if (typeof y === 'number' && !Number.isFinite(y)) return y === Infinity ? -1 : 1;
	if (typeof x === 'bigint' && typeof y === 'bigint') return x < y ? -1 : x > y ? 1 : 0;
	return compareExact(toExact(x), toExact(y));
}

/** A string that two numbers share exactly when they are equal by value. */
export function numberToken(value: unknown): string {
	const simple = plain(value as BsonNumber);
	if (typeof simple === 'bigint') return `n${simple}`;
	if (typeof simple === 'number') {
		if (Number.isSafeInteger(simple)) return simple === 0 ? 'n0' : `n${simple}`;
		if (!Number.isFinite(simple)) return `n${simple}`;
	}
	let { coefficient, exponent } = toExact(simple);
	if (coefficient === 0n) return 'n0';
	while (coefficient % 10n === 0n) {
		coefficient /= 10n;
		exponent++;
	}
	return exponent >= 0 && exponent < 40
		? `n${coefficient * 10n ** BigInt(exponent)}`
		: `n${coefficient}e${exponent}`;
}

/** The number as a JavaScript double, rounded when it does not fit. */
export function toDouble(value: unknown): number {
	if (value instanceof Int32 || value instanceof Double) return value.value;
	if (value instanceof Long) return value.toNumber();
	if (value instanceof Decimal128) return Number(value.toString());
	return Number(value);
}

/** The whole number a value stands for (1, 1.0, NumberLong(1)), or undefined when it is none. */
export function wholeNumber(value: unknown): number | undefined {
	if (!isNumber(value)) return undefined;
	const number = toDouble(value);
	return Number.isSafeInteger(number) ? number : undefined;
}

/** The 64-bit integer inside a number after cutting its fraction, or undefined out of range. */
export function truncatedLong(value: unknown): bigint | undefined {
	if (value instanceof Long) return value.toBigInt();
	if (value instanceof Decimal128) {
		const exact = parseDecimal(value.toString());
		if (typeof exact === 'number' || magnitude(exact) > 20) return undefined;
		const { coefficient, exponent } = exact;
		const whole =
			exponent >= 0
				? coefficient * 10n ** BigInt(exponent)
				: coefficient / 10n ** BigInt(Math.min(-exponent, 40));
		return BigInt.asIntN(64, whole) === whole ? whole : undefined;
	}
	if (!isNumber(value)) return undefined;
	const number = Math.trunc(toDouble(value));
	if (!Number.isFinite(number)) return undefined;
	const whole = BigInt(number);
	return BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

const isInt32 = (value: bigint): boolean => value >= -2147483648n && value <= 2147483647n;

/** Doubles, and JavaScript's own numbers where they are no whole ones. */
const isReal = (value: BsonNumber): boolean =>
	value instanceof Double || (typeof value === 'number' && !Number.isInteger(value));

function combine(
	a: BsonNumber,
	b: BsonNumber,
	name: string,
	whole: (x: bigint, y: bigint) => bigint,
	real: (x: number, y: number) => number
): { exact: bigint } | { double: number } {
	if (a instanceof Decimal128 || b instanceof Decimal128) {
		throw badValue(`${name} of a Decimal128 is not supported by this store`);
	}
	if (isReal(a) || isReal(b)) {
		return { double: real(toDouble(a), toDouble(b)) };
	}
	return { exact: whole(truncatedLong(a)!, truncatedLong(b)!) };
}

function narrowed(a: BsonNumber, b: BsonNumber, value: bigint): Int32 | Long | undefined {
	const wasLong = a instanceof Long || b instanceof Long;
	if (!wasLong && isInt32(value)) return new Int32(Number(value));
	return BigInt.asIntN(64, value) === value ? Long.fromBigInt(value) : undefined;
}

/**
 * Sum or product with MongoDB's types: int stays int until it overflows into long, a double wins.
 * Returns undefined when a long overflows: the caller decides whether that is an error.
 */
export function arithmetic(
	operation: 'add' | 'multiply',
	a: BsonNumber,
	b: BsonNumber
): Int32 | Long | Double | undefined {
	const result =
		operation === 'add'
			? combine(
					a,
					b,
					'A sum',
					(x, y) => x + y,
					(x, y) => x + y
				)
			: combine(
					a,
					b,
					'A product',
					(x, y) => x * y,
					(x, y) => x * y
				);
	if ('double' in result) return new Double(result.double);
	return narrowed(a, b, result.exact);
}
