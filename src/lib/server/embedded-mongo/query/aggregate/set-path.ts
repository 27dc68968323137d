import type { Document } from '../../errors';
import { field, isPlain, setField } from '../values';

/** A copy of the document with a value at a path; what is in the way is replaced by a document. */
export function setPath(document: Document, parts: readonly string[], value: unknown): Document {
	const [name = '', ...rest] = parts;
	const copy = { ...document };
	const inner = field(document, name);
	setField(
		copy,
		name,
		rest.length === 0 ? value : setPath(isPlain(inner) ? inner : {}, rest, value)
	);
	return copy;
}
