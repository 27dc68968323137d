import type { Document } from '../errors';
import { isIndex } from './paths';
import { field, isPlain, keyToken } from './values';

function collect(holder: object, path: string, found: (value: unknown) => void): void {
	const value = field(holder, path);
	if (value !== undefined) {
		if (Array.isArray(value)) value.forEach(found);
		else found(value);
		return;
	}
	const dot = path.indexOf('.');
	if (dot < 0) return;
	const next = field(holder, path.slice(0, dot));
	const rest = path.slice(dot + 1);
	if (isPlain(next)) collect(next, rest, found);
	else if (Array.isArray(next)) {
		if (isIndex(rest.split('.')[0]!)) collect(next, rest, found);
		else for (const element of next) if (isPlain(element)) collect(element, rest, found);
	}
}

/** The different values of a path over documents; arrays give their elements (one level). */
export function distinctValues(documents: Iterable<Document>, path: string): unknown[] {
	const values = new Map<string, unknown>();
	for (const document of documents) {
		collect(document, path, (value) => {
			const token = keyToken([value]);
			if (!values.has(token)) values.set(token, value);
		});
	}
	return [...values.values()];
}
