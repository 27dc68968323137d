import { isPlainDocument } from './codec';
import type { Document } from './errors';

/** The top-level fields that a filter looks at, or undefined where it may look at any. */
export function fieldsOfFilter(filter: Document): Set<string> | undefined {
	const fields = new Set<string>();
	const walk = (part: Document): boolean =>
		Object.entries(part).every(([name, value]) => {
			if (name === '$and' || name === '$or' || name === '$nor')
				return Array.isArray(value) && value.every((v) => isPlainDocument(v) && walk(v));
			if (name === '$comment') return true;
			if (name.startsWith('$')) return false;
			fields.add(rootOf(name));
			return true;
		});
	return walk(filter) ? fields : undefined;
}

/** The top-level field of a path. */
export function rootOf(path: string): string {
	const dot = path.indexOf('.');
	return dot < 0 ? path : path.slice(0, dot);
}
