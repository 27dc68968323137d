import { Decimal128, Double, Int32, Long } from 'bson';
import { StoreError } from '../../errors';
import { arithmetic, isNumber, toDouble, truncatedLong, type BsonNumber } from '../numbers';
import type { Operator } from './expression';

const isNothing = (value: unknown): boolean => value === null || value === undefined;

function numberOf(value: unknown, name: string, code: number): BsonNumber {
	if (!isNumber(value)) throw new StoreError(code, `${name} only supports numeric types`);
	if (value instanceof Decimal128) {
		throw new StoreError(2, `${name} of a Decimal128 is not supported by this store`);
	}
	return value;
}

/** A sum or product; a long that overflows goes on as a double, as MongoDB does in expressions. */
export function combine(operation: 'add' | 'multiply', a: BsonNumber, b: BsonNumber): BsonNumber {
	const result = arithmetic(operation, a, b);
	if (result) return result;
	const [x, y] = [toDouble(a), toDouble(b)];
	return new Double(operation === 'add' ? x + y : x * y);
}

function addAll(values: unknown[]): unknown {
	if (values.some(isNothing)) return null;
	const date = values.find((value) => value instanceof Date);
	if (date) {
		if (values.filter((value) => value instanceof Date).length > 1) {
			throw new StoreError(16612, 'only one date allowed in an $add expression');
		}
		const offsets = values.filter((value) => value !== date);
		const shift = offsets.reduce<number>(
			(sum, value) => sum + toDouble(numberOf(value, '$add', 14)),
			0
		);
		return new Date(date.getTime() + Math.round(shift));
	}
	return values.reduce<BsonNumber>(
		(sum, value) => combine('add', sum, numberOf(value, '$add', 14)),
		new Int32(0)
	);
}

function subtract([a, b]: unknown[]): unknown {
	if (isNothing(a) || isNothing(b)) return null;
	if (a instanceof Date) {
		if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
		return new Date(a.getTime() - Math.round(toDouble(numberOf(b, '$subtract', 14))));
	}
	const left = numberOf(a, '$subtract', 14);
	const right = numberOf(b, '$subtract', 14);
	if (left instanceof Double || right instanceof Double) {
		return new Double(toDouble(left) - toDouble(right));
	}
	const value = truncatedLong(left)! - truncatedLong(right)!;
	const long = left instanceof Long || right instanceof Long;
	if (!long && value === BigInt.asIntN(32, value)) return new Int32(Number(value));
	return value === BigInt.asIntN(64, value)
		? Long.fromBigInt(value)
		: new Double(toDouble(left) - toDouble(right));
}

function divide([a, b]: unknown[]): unknown {
	if (isNothing(a) || isNothing(b)) return null;
	const left = toDouble(numberOf(a, '$divide', 14));
	const right = toDouble(numberOf(b, '$divide', 14));
	if (right === 0) throw new StoreError(2, "can't $divide by zero");
	return new Double(left / right);
}

function modulo([a, b]: unknown[]): unknown {
	if (isNothing(a) || isNothing(b)) return null;
	const left = numberOf(a, '$mod', 16611);
	const right = numberOf(b, '$mod', 16611);
	if (toDouble(right) === 0) throw new StoreError(16610, "can't $mod by zero");
	if (left instanceof Double || right instanceof Double) {
		return new Double(toDouble(left) % toDouble(right));
	}
	const value = truncatedLong(left)! % truncatedLong(right)!;
	return left instanceof Long || right instanceof Long
		? Long.fromBigInt(value)
		: new Int32(Number(value));
}

function absolute([value]: unknown[]): unknown {
	if (isNothing(value)) return null;
	const number = numberOf(value, '$abs', 28765);
	if (number instanceof Double) return new Double(Math.abs(number.value));
	const whole = truncatedLong(number)!;
	if (whole === -(2n ** 63n)) throw new StoreError(28680, "can't take $abs of long long min");
	if (whole >= 0n) return number;
	return number instanceof Long || whole === -(2n ** 31n)
		? Long.fromBigInt(-whole)
		: new Int32(Number(-whole));
}

function rounded(name: string, round: (value: number) => number): Operator {
	return {
		arity: [1, 1],
		run: ([value]) => {
			if (isNothing(value)) return null;
			const number = numberOf(value, name, 28765);
			return number instanceof Double ? new Double(round(number.value)) : number;
		}
	};
}

/** Operators over numbers, and of dates with numbers. Decimal128 is refused. */
export const ARITHMETIC: Record<string, Operator> = {
	$add: { arity: [0, Infinity], run: addAll },
	$subtract: { arity: [2, 2], run: subtract },
	$multiply: {
		arity: [0, Infinity],
		run: (values) =>
			values.some(isNothing)
				? null
				: values.reduce<BsonNumber>(
						(product, value) => combine('multiply', product, numberOf(value, '$multiply', 14)),
						new Int32(1)
					)
	},
	$divide: { arity: [2, 2], run: divide },
	$mod: { arity: [2, 2], run: modulo },
	$abs: { arity: [1, 1], run: absolute },
	$ceil: rounded('$ceil', Math.ceil),
	$floor: rounded('$floor', Math.floor)
};
