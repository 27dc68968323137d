import { Int32 } from 'bson';
import { StoreError, badValue } from '../../errors';
import type { Operator } from './expression';

const isNothing = (value: unknown): boolean => value === null || value === undefined;

function concat(values: unknown[]): unknown {
	if (values.some(isNothing)) return null;
	return values
		.map((value) => {
			if (typeof value !== 'string') {
				throw new StoreError(16702, '$concat only supports strings');
			}
			return value;
		})
		.join('');
}

/** Case in expressions is changed for ASCII letters only, as MongoDB documents it. */
const casing = (change: (text: string) => string): Operator => ({
	arity: [1, 1],
	run: ([value]) => {
		if (isNothing(value)) return '';
		if (typeof value !== 'string') {
			throw badValue('this store changes the case of strings only');
		}
		return value.replace(/[A-Za-z]+/g, change);
	}
});

function textOf(value: unknown): unknown {
	if (isNothing(value)) return null;
	if (typeof value === 'string' || typeof value === 'boolean') return String(value);
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Int32) return String(value.value);
	if (typeof value === 'object' && '_bsontype' in value!) {
		const id = value as { _bsontype?: string; toHexString?: () => string; toString(): string };
		if (id._bsontype === 'ObjectId' && id.toHexString) return id.toHexString();
		if (id._bsontype === 'Long') return id.toString();
	}
	throw badValue('this conversion to a string is not supported by this store');
}

/** Operators over text. */
export const STRINGS: Record<string, Operator> = {
	$concat: { arity: [0, Infinity], run: concat },
	$toLower: casing((text) => text.toLowerCase()),
	$toUpper: casing((text) => text.toUpperCase()),
	$strLenCP: {
		arity: [1, 1],
		run: ([value]) => {
			if (typeof value !== 'string') throw new StoreError(34471, '$strLenCP requires a string');
			return new Int32([...value].length);
		}
	},
	$toString: { arity: [1, 1], run: ([value]) => textOf(value) }
};
