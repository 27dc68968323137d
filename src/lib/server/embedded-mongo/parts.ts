import type { Document } from './errors';

/**
 * The fields by which the counters tell a collection's documents apart. Whoever asks for one value of
 * such a field depends on the documents that have it, had it or are going to: not on all the others.
 */
const PARTED = new Map<string, readonly string[]>([
	['matrix_versions', ['_id', 'positionId']],
	['stamps', ['_id']]
]);

/** More values than this and a reader may as well depend on the whole collection. */
const MOST_VALUES = 8;

/** Raised with a change that is of no document: what was counted of any part counts no more. */
export const EVERYTHING = '\0';

const partName = (collection: string, field: string, value: string): string =>
	`${collection}\0${field}\0${value}`;

/** The parts of a collection that a document is in; with a change, those before and after it. */
export function partsOf(collection: string, document: () => Document): string[] {
	const fields = PARTED.get(collection);
	if (!fields) return [];
	const found = document();
	return fields.flatMap((field) => {
		const value: unknown = found[field];
		return typeof value === 'string' ? [partName(collection, field, value)] : [];
	});
}

/**
 * The parts that hold everything that a filter can match, now or later; null where only the whole
 * collection does.
 */
export function partsAsked(
	collection: string,
	filter: Readonly<Record<string, unknown>>
): string[] | null {
	for (const field of PARTED.get(collection) ?? []) {
		const values = valuesOf(filter[field]);
		if (values) return values.map((value) => partName(collection, field, value));
	}
	return null;
}

/** The few texts that a condition names; null for any other condition. */
function valuesOf(condition: unknown): string[] | null {
	if (typeof condition === 'string') return [condition];
	if (typeof condition !== 'object' || condition === null) return null;
	const [[operator, values] = [], ...others] = Object.entries(condition);
	if (operator !== '$in' || others.length > 0 || !Array.isArray(values)) return null;
	if (values.length > MOST_VALUES) return null;
	return values.every((value) => typeof value === 'string') ? values : null;
}
