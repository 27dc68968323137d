import { Decimal128, Int32, Long, Timestamp } from 'bson';
import { StoreError, badValue, failedToParse } from '../../errors';
import { arithmetic, isNumber, wholeNumber, type BsonNumber } from '../numbers';
import { cloneValue, compareValues, identical, isPlain } from '../values';
import { addToSet, pop, pull, pullAll, push } from './arrays';
import { REMOVE, type Modifier } from './tree';

type Parse = (operand: unknown, path: string) => Modifier;

const setTo = (operand: unknown): Modifier['change'] => {
	return (old) => (old !== undefined && identical(old, operand) ? old : cloneValue(operand));
};

function numeric(operation: 'add' | 'multiply', name: string): Parse {
	return (operand, path) => {
		if (!isNumber(operand)) {
			throw new StoreError(14, `Cannot ${name} with non-numeric argument: {${path}}`);
		}
		if (operand instanceof Decimal128) {
			throw badValue(`$${name} by a Decimal128 is not supported by this store`);
		}
		return {
			creates: true,
			change: (old) => {
				if (old === undefined) return operation === 'add' ? operand : zeroLike(operand);
				if (!isNumber(old)) {
					throw new StoreError(
						14,
						`Cannot apply $${name} to a value of non-numeric type: the field '${path}'`
					);
				}
				const value = arithmetic(operation, old, operand);
				if (value === undefined) {
					throw badValue(`Failed to apply $${name} operations to current value: overflow`);
				}
				return identical(old, value) ? old : value;
			}
		};
	};
}

function zeroLike(operand: BsonNumber): BsonNumber {
	if (operand instanceof Int32) return new Int32(0);
	return arithmetic('multiply', operand, new Int32(0)) ?? Long.ZERO;
}

const extreme =
	(isBetter: (order: number) => boolean): Parse =>
	(operand) => ({
		creates: true,
		change: (old) =>
			old === undefined || isBetter(compareValues(operand, old)) ? cloneValue(operand) : old
	});

const currentDate: Parse = (operand, path) => {
	let kind: unknown = 'date';
	if (isPlain(operand)) {
		const keys = Object.keys(operand);
		if (keys.length !== 1 || keys[0] !== '$type') {
			throw badValue(`Unrecognized $currentDate option for the field ${path}`);
		}
		kind = operand['$type'];
	} else if (typeof operand !== 'boolean') {
		throw badValue('$currentDate takes a boolean or {$type: …}');
	}
	if (kind !== 'date' && kind !== 'timestamp') {
		throw badValue("The '$type' string field is required to be 'date' or 'timestamp'");
	}
	return {
		creates: true,
		change: (_, { now }) =>
			kind === 'date'
				? new Date(now.getTime())
				: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })
	};
};

type BitOperation = (a: bigint, b: bigint) => bigint;
const BIT_OPERATIONS: Record<string, BitOperation> = {
	and: (a, b) => a & b,
	or: (a, b) => a | b,
	xor: (a, b) => a ^ b
};

const isInteger = (value: unknown): value is Int32 | Long =>
	value instanceof Int32 || value instanceof Long;

const toBits = (value: Int32 | Long): bigint =>
	value instanceof Int32 ? BigInt(value.value) : value.toBigInt();

const bit: Parse = (operand, path) => {
	if (!isPlain(operand)) throw badValue(`The $bit modifier needs an object for ${path}`);
	const steps = Object.keys(operand).map((name): [BitOperation, Int32 | Long] => {
		const operation = Object.hasOwn(BIT_OPERATIONS, name) ? BIT_OPERATIONS[name] : undefined;
		const value = operand[name];
		if (!operation) throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor'`);
		if (!isInteger(value)) throw badValue('The $bit modifier field must be an Integer (32/64 bit)');
		return [operation, value];
	});
	if (steps.length === 0) throw badValue('You must pass in at least one bitwise operation');
	return {
		creates: true,
		change: (old) => {
			if (old !== undefined && !isInteger(old)) {
				throw badValue(`Cannot apply $bit to a value of non-integral type: ${path}`);
			}
			let value: Int32 | Long = old ?? new Int32(0);
			for (const [operation, other] of steps) {
				const bits = operation(toBits(value), toBits(other));
				value =
					value instanceof Int32 && other instanceof Int32
						? new Int32(Number(bits))
						: Long.fromBigInt(bits);
			}
			return old !== undefined && identical(old, value) ? old : value;
		}
	};
};

const rename: Parse = (operand, path) => {
	if (typeof operand !== 'string') {
		throw badValue(`The 'to' field for $rename must be a string: ${path}`);
	}
	return { creates: false, lenient: true, change: (old) => old, renameTo: operand };
};

const popParse: Parse = (operand, path) => {
	const end = wholeNumber(operand);
	if (end !== 1 && end !== -1) {
		throw failedToParse(`$pop expects 1 or -1, found: another value for ${path}`);
	}
	return pop(end, path);
};

/** Every update modifier of this store: from its operand and path to what it does. */
export const MODIFIERS: Record<string, Parse> = {
	$set: (operand) => ({ creates: true, change: setTo(operand) }),
	$setOnInsert: (operand) => ({
		creates: true,
		change: setTo(operand),
		isIdle: ({ isInsert }) => !isInsert
	}),
	$unset: () => ({ creates: false, lenient: true, change: () => REMOVE }),
	$inc: numeric('add', 'inc'),
	$mul: numeric('multiply', 'mul'),
	$min: extreme((order) => order < 0),
	$max: extreme((order) => order > 0),
	$currentDate: currentDate,
	$bit: bit,
	$rename: rename,
	$push: push,
	$addToSet: addToSet,
	$pop: popParse,
	$pull: pull,
	$pullAll: pullAll
};
