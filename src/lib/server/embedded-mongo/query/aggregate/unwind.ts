import { Long } from 'bson';
import { StoreError, type Document } from '../../errors';
import { splitFieldPath } from '../expressions/compile';
import { valueAt } from '../paths';
import { field, isPlain, setField } from '../values';
import type { Stage } from './stage';

interface Options {
	path: string;
	indexField?: string;
	keepEmpty: boolean;
}

function parse(operand: unknown): Options {
	if (typeof operand === 'string') return { path: operand, keepEmpty: false };
	if (!isPlain(operand)) {
		throw new StoreError(15981, '$unwind expects a string or an object');
	}
	const options: Options = { path: '', keepEmpty: false };
	for (const key of Object.keys(operand)) {
		const value = operand[key];
		if (key === 'path') {
			if (typeof value !== 'string') throw new StoreError(28808, 'expected a string as the path');
			options.path = value;
		} else if (key === 'preserveNullAndEmptyArrays') {
			if (typeof value !== 'boolean') throw new StoreError(28809, 'expected a boolean');
			options.keepEmpty = value;
		} else if (key === 'includeArrayIndex') {
			if (typeof value !== 'string' || value === '') {
				throw new StoreError(28810, 'expected a non-empty string for includeArrayIndex');
			}
			if (value.startsWith('$')) {
				throw new StoreError(28822, 'includeArrayIndex takes a name without $');
			}
			options.indexField = value;
		} else throw new StoreError(28811, `unrecognized option to $unwind stage: ${key}`);
	}
	if (options.path === '') throw new StoreError(28812, 'no path specified to $unwind stage');
	return options;
}

/** A copy of the document with another value at the path; undefined takes the field away. */
function replaced(document: Document, parts: readonly string[], value: unknown): Document {
	const [name = '', ...rest] = parts;
	const copy = { ...document };
	if (rest.length > 0) {
		const inner = field(document, name);
		setField(copy, name, replaced(isPlain(inner) ? inner : {}, rest, value));
	} else if (value === undefined) delete copy[name];
	else setField(copy, name, value);
	return copy;
}

/** `$unwind`: one document for each element; a value that is no array stands for itself. */
export function compileUnwind(operand: unknown): Stage {
	const options = parse(operand);
	if (!options.path.startsWith('$')) {
		throw new StoreError(28818, "path option to $unwind stage should be prefixed with a '$'");
	}
	const parts = splitFieldPath(options.path.slice(1));
	const indexParts = options.indexField ? splitFieldPath(options.indexField) : undefined;
	const numbered = (document: Document, index: number | null) =>
		indexParts
			? replaced(document, indexParts, index === null ? null : Long.fromNumber(index))
			: document;
	return function* (documents) {
		for (const document of documents) {
			const value = valueAt(document, parts);
			if (Array.isArray(value) && value.length > 0) {
				for (const [i, element] of value.entries()) {
					yield numbered(replaced(document, parts, element), i);
				}
			} else if (Array.isArray(value)) {
				if (options.keepEmpty) yield numbered(replaced(document, parts, undefined), null);
			} else if ((value !== undefined && value !== null) || options.keepEmpty) {
				yield numbered(document, null);
			}
		}
	};
}
