import type { MatrixContent } from './content';
import type { LooseRows } from './loose-rows';
import type { PublishedBody } from './version';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The one text that stands for a content: keys in code order, no row ids, texts in Unicode NFC and
 * trimmed with `\n` line ends, numbers as JSON writes them. A service hashes it; two contents that
 * mean the same have the same text. Throws on numbers that are not finite.
 */
export function canonicalContent(content: MatrixContent | LooseRows<MatrixContent>): string {
	return canonicalJson(withoutRowIds(content));
}

/**
 * The bytes (as text) that publishing stores under their SHA-256. The order of placements is the
 * one in which they were frozen. This is format 1: a change to it needs a new format number, never
 * an edit here, or stored hashes stop verifying.
 */
export function canonicalBody(
	body: Omit<PublishedBody, 'content'> & {
		content: MatrixContent | LooseRows<MatrixContent>;
	}
): string {
	return canonicalJson({ ...body, content: withoutRowIds(body.content) });
}

/** JSON with sorted keys and normalised texts, for whatever is hashed. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(normalised(value));
}

/** All row ids in the order in which canonical text names the rows, a row before its own rows. */
export function rowIdsInCanonicalOrder(content: MatrixContent): string[] {
	const ids: string[] = [];
	eachRow(content, (row) => ids.push(String(row.id)));
	return ids;
}

/**
 * The inverse: puts ids back into a content that was read from canonical text.
 * Throws RangeError when there are more or fewer ids than rows.
 */
export function withRowIds(
	content: MatrixContent | LooseRows<MatrixContent>,
	ids: readonly string[]
): MatrixContent {
	const copy = deepCopy(content) as MatrixContent;
	let next = 0;
	eachRow(copy, (row) => {
		const id = ids[next++];
		if (id !== undefined) row.id = id;
	});
	if (next !== ids.length) throw new RangeError(`${next} rows but ${ids.length} row ids`);
	return copy;
}

/** Every object that stands in a list is a row; keys are walked in canonical order. */
export function eachRow(value: unknown, visit: (row: Record<string, unknown>) => void): void {
	if (Array.isArray(value)) {
		for (const item of value) {
			if (isObject(item)) visit(item);
			eachRow(item, visit);
		}
	} else if (isObject(value)) {
		for (const key of Object.keys(value).sort()) eachRow(value[key], visit);
	}
}

/** A copy in which no two places share an object; also of what a page has wrapped in a proxy. */
export function deepCopy(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(deepCopy);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, deepCopy(member)]));
}

function withoutRowIds(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutRowIds);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== 'id')
			.map(([key, member]) => [key, withoutRowIds(member)])
	);
}

function normalised(value: unknown): Json {
	if (value === null || typeof value === 'boolean') return value;
	if (typeof value === 'string')
		return value.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC').trim();
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new TypeError('A number in hashed content is not finite');
		return value === 0 ? 0 : value;
	}
	if (Array.isArray(value)) return value.map(normalised);
	if (!isObject(value)) throw new TypeError(`Hashed content holds a ${typeof value}`);
	const result: Record<string, Json> = {};
	for (const key of Object.keys(value).sort())
		if (value[key] !== undefined) result[key] = normalised(value[key]);
	return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
