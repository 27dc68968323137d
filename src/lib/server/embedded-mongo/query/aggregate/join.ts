import type { Document } from '../../errors';
import { follow } from '../expressions/compile';
import { walk } from '../paths';
import { keyToken } from '../values';

/** Null and missing join with each other. */
const NULL = keyToken([null]);

/** The tokens by which a document is found: every value a match on the path would see. */
export function joinKeys(document: Document, parts: readonly string[]): Set<string> {
	const tokens = new Set<string>();
	walk(document, parts, 'elements', (value) => {
		tokens.add(value === undefined ? NULL : keyToken([value]));
		return false;
	});
	return tokens;
}

/**
 * The tokens a document looks for: its value at the path, or the elements of its array. Where it
 * holds nothing there, an empty array included, it looks for null.
 */
export function localKeys(document: Document, parts: readonly string[]): string[] {
	const value = follow(document, parts, 0);
	if (!Array.isArray(value)) return [keyToken([value ?? null])];
	return value.length === 0 ? [NULL] : value.map((element: unknown) => keyToken([element ?? null]));
}
