import { Binary, Code, Decimal128, Double, Int32, Long } from 'bson';
import { badValue, failedToParse } from '../../errors';
import { isNumber, wholeNumber } from '../numbers';
import { bsonType, rank } from '../values';
import type { Test } from './conditions';

/** Codes of BSON's types by the alias a query may use. */
const ALIASES: Record<string, number> = {
	double: 1,
	string: 2,
	object: 3,
	array: 4,
	binData: 5,
	undefined: 6,
	objectId: 7,
	bool: 8,
	date: 9,
	null: 10,
	regex: 11,
	dbPointer: 12,
	javascript: 13,
	symbol: 14,
	javascriptWithScope: 15,
	int: 16,
	timestamp: 17,
	long: 18,
	decimal: 19,
	minKey: -1,
	maxKey: 127
};

const CODES = new Set(Object.values(ALIASES));

const BY_RANK: Record<number, number> = {
	[-1]: -1,
	5: 10,
	15: 2,
	20: 3,
	25: 4,
	30: 5,
	35: 7,
	40: 8,
	45: 9,
	47: 17,
	50: 11,
	127: 127
};

/** The number BSON gives a value's type; 0 for a missing value. */
export function typeCode(value: unknown): number {
	if (value === undefined) return 0;
	if (value instanceof Int32) return 16;
	if (value instanceof Double || typeof value === 'number') return 1;
	if (value instanceof Long || typeof value === 'bigint') return 18;
	if (value instanceof Decimal128) return 19;
	if (value instanceof Binary) return 5;
	if (value instanceof Code) return value.scope ? 15 : 13;
	if (typeof value === 'object' && value !== null && bsonType(value) === 'BSONSymbol') return 14;
	return BY_RANK[rank(value)] ?? 0;
}

/** The alias of a value's type, as `$type` of an expression names it. */
export function typeName(value: unknown): string {
	const code = typeCode(value);
	if (code === 0) return 'missing';
	return Object.keys(ALIASES).find((alias) => ALIASES[alias] === code) ?? 'missing';
}

/** `$type` with codes, aliases, "number", or a list of them. */
export function compileType(operand: unknown): Test {
	const wanted = new Set<number>();
	let anyNumber = false;
	const items: unknown[] = Array.isArray(operand) ? operand : [operand];
	if (items.length === 0) throw failedToParse('$type must match at least one type');
	for (const item of items) {
		if (item === 'number') anyNumber = true;
		else wanted.add(codeOf(item));
	}
	return (value) =>
		value !== undefined && ((anyNumber && isNumber(value)) || wanted.has(typeCode(value)));
}

function codeOf(item: unknown): number {
	if (typeof item === 'string') {
		const code = Object.hasOwn(ALIASES, item) ? ALIASES[item] : undefined;
		if (code === undefined) throw badValue(`Unknown type name alias: ${item}`);
		return code;
	}
	const code = wholeNumber(item);
	if (code === undefined || !CODES.has(code)) throw badValue('Invalid numerical type code');
	return code;
}
