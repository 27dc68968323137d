import { StoreError, badValue, type Document } from '../../errors';
import { isIndex } from '../paths';
import { field, isPlain, setField } from '../values';
import type { Modifier } from './tree';

/** A $rename: where the value is taken, and the modifier that puts it down. */
export interface Rename {
	source: string[];
	target: string[];
	putDown: Modifier;
}

/**
 * Takes the values of all renames out of a document and notes them for the modifiers that put them
 * down. A missing source is no error; a path through an array is (2), one through a scalar too (28).
 */
export function takeRenamed(
	renames: readonly Rename[],
	document: Document,
	renamed: Map<Modifier, unknown>
): Document {
	let result = document;
	for (const { source, target, putDown } of renames) {
		const value = sourceValue(document, source);
		if (value === undefined) continue;
		refuseArrays(document, target);
		renamed.set(putDown, value);
		result = withoutField(result, source);
	}
	return result;
}

function sourceValue(document: Document, parts: string[]): unknown {
	let current: unknown = document;
	let throughArray = false;
	for (const part of parts) {
		if (current === undefined) return undefined;
		if (Array.isArray(current) && isIndex(part)) {
			throughArray = true;
			current = current[Number(part)] as unknown;
		} else if (isPlain(current)) current = field(current, part);
		else throw new StoreError(28, `Cannot use the part (${part}) to traverse the element`);
	}
	if (throughArray && current !== undefined) {
		throw badValue(`The source field cannot be an array element: ${parts.join('.')}`);
	}
	return current;
}

function refuseArrays(document: Document, target: string[]): void {
	let current: unknown = document;
	for (const part of target) {
		if (Array.isArray(current)) {
			throw badValue(`The destination field cannot be an array element: ${target.join('.')}`);
		}
		if (!isPlain(current)) return;
		current = field(current, part);
	}
}

function withoutField(document: Document, parts: string[]): Document {
	const [name = '', ...rest] = parts;
	const copy = { ...document };
	if (rest.length === 0) delete copy[name];
	else setField(copy, name, withoutField(field(document, name) as Document, rest));
	return copy;
}
