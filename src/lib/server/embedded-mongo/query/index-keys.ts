import { StoreError, type Document } from '../errors';
import { isIndex } from './paths';
import { field, isPlain } from './values';

/** One column of a key on its way: what was reached so far, and the parts of the path to go. */
interface Column {
	value: unknown;
	rest: readonly string[];
	/** An empty array at the end of the path has a key of its own, before null. */
	settled: boolean;
}

/**
 * The keys a document has in an index on the given paths (values of the pattern are not looked
 * at): null for a missing field, undefined for an empty array, one key for each element of an array.
 * @throws StoreError 171 when two paths go through different arrays
 */
export function indexKeys(document: Document, pattern: Document | readonly string[]): unknown[][] {
	const paths = Array.isArray(pattern) ? (pattern as string[]) : Object.keys(pattern);
	if (paths.length === 1 && !paths[0]!.includes('.')) {
		const value = field(document, paths[0]!);
		if (!Array.isArray(value)) return [[value === undefined ? null : value]];
	}
	const columns = paths.map((path) => ({ value: document, rest: path.split('.'), settled: false }));
	return expand(columns);
}

/** Follows a path through documents, and through array indexes where those are named. */
function descend(column: Column): Column {
	if (column.settled) return column;
	let { value, rest } = column;
	let byIndex = false;
	while (rest.length > 0) {
		if (isPlain(value)) {
			value = field(value, rest[0]!);
			byIndex = false;
			rest = rest.slice(1);
		} else if (Array.isArray(value) && isIndex(rest[0]!)) {
			const name = rest[0]!;
			if (value.some((element) => isPlain(element) && Object.hasOwn(element, name))) {
				throw new StoreError(16746, `Ambiguous field name found in array: ${name}`);
			}
			if (Number(name) >= value.length) return missing;
			value = value[Number(name)];
			byIndex = true;
			rest = rest.slice(1);
		} else if (Array.isArray(value)) {
			return { value, rest, settled: false };
		} else return missing;
	}
	// An array that was named by its place in another one is a value of its own.
	const isWhole = byIndex && Array.isArray(value) && value.length > 0;
	if (Array.isArray(value) && !isWhole) return { value, rest, settled: false };
	return { value: value === undefined ? null : value, rest: [], settled: true };
}

const missing: Column = { value: null, rest: [], settled: true };

function expand(columns: Column[]): unknown[][] {
	const reached = columns.map(descend);
	const open = reached.filter((column) => !column.settled);
	if (open.length === 0) return [reached.map((column) => column.value)];
	const array = open[0]!.value as unknown[];
	if (open.some((column) => column.value !== array)) {
		throw new StoreError(171, 'cannot index parallel arrays');
	}
	if (array.length === 0) {
		return [
			reached.map((column) =>
				column.settled ? column.value : column.rest.length === 0 ? undefined : null
			)
		];
	}
	return array.flatMap((element) => {
		const next = reached.map((column): Column => {
			if (column.settled) return column;
			if (column.rest.length === 0) return { value: element, rest: [], settled: true };
			// An element that is no document, an array in the array included, has none of the fields.
			return isPlain(element) ? { value: element, rest: column.rest, settled: false } : missing;
		});
		return expand(next);
	});
}
