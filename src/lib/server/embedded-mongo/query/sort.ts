import { StoreError, badValue, type Document } from '../errors';
import { indexKeys } from './index-keys';
import { introsort } from './introsort';
import { isNumber, toDouble } from './numbers';
import { compareValues, isPlain } from './values';

interface Order {
	paths: string[];
	directions: number[];
}

function parseSort(spec: Document): Order {
	const paths = Object.keys(spec);
	const directions = paths.map((path) => {
		if (path === '' || path.split('.').includes('')) {
			throw new StoreError(path === '' ? 40352 : 15998, 'FieldPath field names may not be empty');
		}
		if (path === '$natural') throw badValue('$natural is not supported by this store');
		if (path.startsWith('$')) throw new StoreError(16410, 'Field names may not start with $');
		const direction = spec[path];
		if (isPlain(direction)) throw badValue('$meta sorts are not supported by this store');
		if (!isNumber(direction)) {
			throw new StoreError(15974, 'Illegal key in $sort specification');
		}
		const value = toDouble(direction);
		if (value !== 1 && value !== -1) {
			throw new StoreError(15975, '$sort key ordering must be 1 (ascending) or -1 (descending)');
		}
		return value;
	});
	return { paths, directions };
}

function compareKeys(order: Order, a: readonly unknown[], b: readonly unknown[]): number {
	for (let i = 0; i < order.directions.length; i++) {
		const result = compareValues(a[i], b[i]);
		if (result !== 0) return order.directions[i] === 1 ? result : -result;
	}
	return 0;
}

/** Of the keys of a document with arrays, the one that comes first in this order counts. */
function sortKey(order: Order, document: Document): unknown[] {
	let keys: unknown[][];
	try {
		keys = indexKeys(document, order.paths);
	} catch (error) {
		if (error instanceof StoreError && error.code === 171) {
			throw badValue('cannot sort with keys that are parallel arrays');
		}
		throw error;
	}
	let best = keys[0]!;
	for (const key of keys) if (compareKeys(order, key, best) < 0) best = key;
	return best;
}

/**
 * A comparator for `sort`. Prefer sortDocuments for a list: it computes each key once.
 * @throws StoreError 15974, 15975 for a direction that is not 1 or -1
 */
export function compileSort(spec: Document): (a: Document, b: Document) => number {
	const order = parseSort(spec);
	return (a, b) => compareKeys(order, sortKey(order, a), sortKey(order, b));
}

/** Sorts into a new list; ties come out as MongoDB leaves them, which is in no promised order. */
export function sortDocuments<T extends Document>(documents: Iterable<T>, spec: Document): T[] {
	const order = parseSort(spec);
	if (order.paths.length === 0) return [...documents];
	const keyed = Array.from(documents, (document) => ({ document, key: sortKey(order, document) }));
	introsort(keyed, (a, b) => compareKeys(order, a.key, b.key));
	return keyed.map((entry) => entry.document);
}
