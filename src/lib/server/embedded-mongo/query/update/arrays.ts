import { StoreError, badValue } from '../../errors';
import { compileFilter } from '../match/filter';
import { isOperatorDocument } from '../match/operators';
import { isRegex } from '../match/regex';
import { isNumber, wholeNumber } from '../numbers';
import { cloneValue, compareValues, field, isPlain, keyToken, valuesEqual } from '../values';
import type { Modifier } from './tree';

function listAt(old: unknown, path: string, code = 2): unknown[] {
	if (!Array.isArray(old)) {
		throw new StoreError(code, `The field '${path}' must be an array but is of another type`);
	}
	return old as unknown[];
}

type Rearrange = (list: unknown[]) => unknown[];

/** Arrays compare as a whole here; an element that is no document has none of the fields. */
function sortValue(value: unknown, parts: string[]): unknown {
	let current = value;
	for (const part of parts) {
		if (!isPlain(current) && !Array.isArray(current)) return null;
		current = field(current, part);
	}
	return current ?? null;
}

function parseSort(operand: unknown): Rearrange {
	if (isPlain(operand)) {
		const keys = Object.keys(operand);
		if (keys.length === 0) throw badValue('The $sort pattern is empty when it should be a pattern');
		for (const key of keys) {
			const direction = wholeNumber(operand[key]);
			if (direction !== 1 && direction !== -1) {
				throw badValue('The $sort element value must be either 1 or -1');
			}
			if (key.split('.').includes('')) throw badValue('The $sort field cannot be empty');
		}
		const columns = keys.map((key) => ({
			parts: key.split('.'),
			direction: wholeNumber(operand[key])!
		}));
		const keyOf = (value: unknown) => columns.map(({ parts }) => sortValue(value, parts));
		return (list) => {
			const keyed = list.map((value) => ({ value, key: keyOf(value) }));
			keyed.sort((a, b) => {
				for (const [i, { direction }] of columns.entries()) {
					const order = direction * compareValues(a.key[i], b.key[i]);
					if (order !== 0) return order;
				}
				return 0;
			});
			return keyed.map(({ value }) => value);
		};
	}
	const direction = wholeNumber(operand);
	if (direction !== 1 && direction !== -1) {
		throw badValue('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}');
	}
	return (list) => list.toSorted((a, b) => direction * compareValues(a, b));
}

function parseSlice(operand: unknown): Rearrange {
	const size = isNumber(operand) ? wholeNumber(operand) : undefined;
	if (size === undefined) throw badValue('The value for $slice must be an integer value');
	if (size === 0) return () => [];
	return (list) => (size < 0 ? list.slice(size) : list.slice(0, size));
}

function parsePosition(operand: unknown): number {
	const position = isNumber(operand) ? wholeNumber(operand) : undefined;
	if (position === undefined) throw badValue('The value for $position must be an integer value');
	return position;
}

interface Push {
	items: unknown[];
	position?: number;
	sort?: Rearrange;
	slice?: Rearrange;
}

function parsePush(operand: unknown): Push {
	if (!isPlain(operand) || !Object.hasOwn(operand, '$each')) return { items: [operand] };
	const items = operand['$each'];
	if (!Array.isArray(items)) throw badValue('The argument to $each in $push must be an array');
	const result: Push = { items };
	for (const key of Object.keys(operand)) {
		if (key === '$sort') result.sort = parseSort(operand[key]);
		else if (key === '$slice') result.slice = parseSlice(operand[key]);
		else if (key === '$position') result.position = parsePosition(operand[key]);
		else if (key !== '$each') throw badValue(`Unrecognized clause in $push: ${key}`);
	}
	return result;
}

const sameElements = (a: unknown[], b: unknown[]): boolean =>
	a.length === b.length && a.every((item, i) => item === b[i]);

/** Appends one value or, with $each, many; then $position, $sort and $slice. */
export function push(operand: unknown, path: string): Modifier {
	const { items, position, sort, slice } = parsePush(operand);
	return {
		creates: true,
		change: (old) => {
			const list = old === undefined ? [] : listAt(old, path);
			// A negative position counts from the end; beyond either end it means that end.
			let result = list.toSpliced(position ?? list.length, 0, ...items.map(cloneValue));
			if (sort) result = sort(result);
			if (slice) result = slice(result);
			return old !== undefined && sameElements(list, result) ? old : result;
		}
	};
}

/** Appends the values that the array does not hold yet; 1 and 1.0 are one value. */
export function addToSet(operand: unknown, path: string): Modifier {
	let items: unknown[] = [operand];
	if (isPlain(operand) && Object.keys(operand)[0] === '$each') {
		if (!Array.isArray(operand['$each'])) {
			throw new StoreError(14, 'The argument to $each in $addToSet must be an array');
		}
		if (Object.keys(operand).length > 1) {
			throw badValue('Found unexpected fields after $each in $addToSet');
		}
		items = operand['$each'] as unknown[];
	}
	return {
		creates: true,
		change: (old) => {
			const list = old === undefined ? [] : listAt(old, path);
			const known = new Set(list.map((item) => keyToken([item])));
			const added = items.filter((item) => {
				const token = keyToken([item]);
				return known.has(token) ? false : known.add(token);
			});
			if (old !== undefined && added.length === 0) return old;
			return [...list, ...added.map(cloneValue)];
		}
	};
}

/** Takes the first (-1) or last (1) element away. */
export function pop(end: 1 | -1, path: string): Modifier {
	return {
		creates: false,
		change: (old) => {
			const list = listAt(old, path, 14);
			if (list.length === 0) return old;
			return end === 1 ? list.slice(0, -1) : list.slice(1);
		}
	};
}

function without(path: string, isUnwanted: (element: unknown) => boolean): Modifier {
	return {
		creates: false,
		change: (old) => {
			const kept = listAt(old, path).filter((element) => !isUnwanted(element));
			return kept.length === (old as unknown[]).length ? old : kept;
		}
	};
}

/** Takes away the elements that equal a value or meet a condition. */
export function pull(operand: unknown, path: string): Modifier {
	if (isRegex(operand) || isOperatorDocument(operand)) {
		const matcher = compileFilter({ '': operand });
		return without(path, (element) => matcher({ '': element }));
	}
	if (isPlain(operand)) {
		const matcher = compileFilter(operand);
		return without(path, (element) => isPlain(element) && matcher(element));
	}
	return without(path, (element) => valuesEqual(element, operand));
}

/** Takes away the elements that equal one of the values. */
export function pullAll(operand: unknown, path: string): Modifier {
	if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument');
	const tokens = new Set((operand as unknown[]).map((item) => keyToken([item])));
	return without(path, (element) => tokens.has(keyToken([element])));
}
