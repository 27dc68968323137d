import { Int32 } from 'bson';
import { StoreError } from '../../errors';
import { wholeNumber } from '../numbers';
import { compareValues, keyToken, setField } from '../values';
import { isPlain } from '../values';
import { typeName } from '../match/types';
import { truthy } from './truth';
import type { Operator } from './expression';

const isNothing = (value: unknown): boolean => value === null || value === undefined;

function listOf(value: unknown, name: string, code: number): unknown[] {
	if (!Array.isArray(value)) throw new StoreError(code, `The argument to ${name} must be an array`);
	return value as unknown[];
}

function elementAt(list: unknown[], index: number): unknown {
	return list[index < 0 ? list.length + index : index];
}

function arrayElementAt([list, position]: unknown[]): unknown {
	if (isNothing(list) || isNothing(position)) return null;
	const items = listOf(list, '$arrayElemAt', 28689);
	const index = wholeNumber(position);
	if (index === undefined) throw new StoreError(28690, "$arrayElemAt's index must be an integer");
	return elementAt(items, index);
}

const edge = (name: string, index: number): Operator => ({
	arity: [1, 1],
	run: ([list]) => (isNothing(list) ? null : elementAt(listOf(list, name, 28689), index))
});

function slice(values: unknown[]): unknown {
	if (values.some(isNothing)) return null;
	const items = listOf(values[0], '$slice', 28724);
	const numbers = values.slice(1).map((value) => {
		const number = wholeNumber(value);
		if (number === undefined) throw new StoreError(28725, '$slice takes 32-bit integers');
		return number;
	});
	if (numbers.length === 1) {
		const count = numbers[0]!;
		return count < 0 ? items.slice(count) : items.slice(0, count);
	}
	const [position = 0, count = 0] = numbers;
	if (count <= 0) throw new StoreError(28729, 'Third argument to $slice must be positive');
	const start = position < 0 ? Math.max(0, items.length + position) : position;
	return items.slice(start, start + count);
}

function mergeObjects(values: unknown[]): unknown {
	const result = {};
	// One argument that is a list is a list of documents to merge.
	const documents: unknown[] =
		values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
	for (const document of documents) {
		if (isNothing(document)) continue;
		if (!isPlain(document)) throw new StoreError(40400, '$mergeObjects requires object inputs');
		for (const key of Object.keys(document)) setField(result, key, document[key]);
	}
	return result;
}

function sets(name: string, keep: (tokens: Set<string>[]) => (token: string) => boolean): Operator {
	return {
		arity: [2, 2],
		run: (values) => {
			if (values.some(isNothing)) return null;
			const lists = values.map((value) => listOf(value, name, 17048));
			const kept = keep(lists.map((list) => new Set(list.map((item) => keyToken([item])))));
			const found = new Map<string, unknown>();
			for (const item of lists.flat()) {
				const token = keyToken([item]);
				if (kept(token) && !found.has(token)) found.set(token, item);
			}
			return [...found.values()];
		}
	};
}

/** Operators over lists and documents. */
export const ARRAYS: Record<string, Operator> = {
	$size: {
		arity: [1, 1],
		run: ([list]) => new Int32(listOf(list, '$size', 17124).length)
	},
	$isArray: { arity: [1, 1], run: ([value]) => Array.isArray(value) },
	$arrayElemAt: { arity: [2, 2], run: arrayElementAt },
	$first: edge('$first', 0),
	$last: edge('$last', -1),
	$slice: { arity: [2, 3], run: slice },
	$in: {
		arity: [2, 2],
		run: ([value, list]) =>
			listOf(list, '$in', 40081).some((item) => compareValues(item, value) === 0)
	},
	$concatArrays: {
		arity: [0, Infinity],
		run: (values) =>
			values.some(isNothing)
				? null
				: values.flatMap((value) => listOf(value, '$concatArrays', 28664))
	},
	$reverseArray: {
		arity: [1, 1],
		run: ([list]) => (isNothing(list) ? null : listOf(list, '$reverseArray', 34435).toReversed())
	},
	$mergeObjects: { arity: [0, Infinity], run: mergeObjects },
	$setIsSubset: {
		arity: [2, 2],
		run: ([a, b]) => {
			const tokens = new Set(listOf(b, '$setIsSubset', 17042).map((item) => keyToken([item])));
			return listOf(a, '$setIsSubset', 17046).every((item) => tokens.has(keyToken([item])));
		}
	},
	$anyElementTrue: {
		arity: [1, 1],
		run: ([list]) => listOf(list, '$anyElementTrue', 17041).some(truthy)
	},
	$allElementsTrue: {
		arity: [1, 1],
		run: ([list]) => listOf(list, '$allElementsTrue', 17040).every(truthy)
	},
	$setDifference: sets(
		'$setDifference',
		([a, b]) =>
			(token) =>
				a!.has(token) && !b!.has(token)
	),
	$type: { arity: [1, 1], run: ([value]) => typeName(value) }
};
