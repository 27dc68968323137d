import type { MatrixContent } from './content';
import { deepCopy, eachRow } from './canonical';
import type { LooseRows } from './loose-rows';

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 16;

/** A row id (16 letters and digits) from at least 16 random bytes of the caller's. */
export function rowIdFrom(bytes: Uint8Array): string {
	if (bytes.length < LENGTH) throw new RangeError(`A row id needs ${LENGTH} random bytes`);
	return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/**
 * Gives an id to every row that has none, and a new one to a row that repeats the id of an earlier
 * row (as copying and pasting does). Ids that are there stay: renames and moves are known by them.
 */
export function ensureRowIds(
	content: MatrixContent | LooseRows<MatrixContent>,
	generate: () => string
): MatrixContent {
	const copy = deepCopy(content) as MatrixContent;
	const taken = new Set<unknown>();
	eachRow(copy, (row) => {
		while (typeof row.id !== 'string' || row.id === '' || taken.has(row.id)) row.id = generate();
		taken.add(row.id);
	});
	return copy;
}

/** A copy for another position or version line: the same rows under new ids. */
export function withNewRowIds(content: MatrixContent, generate: () => string): MatrixContent {
	const copy = deepCopy(content) as MatrixContent;
	eachRow(copy, (row) => {
		row.id = '';
	});
	return ensureRowIds(copy, generate);
}
