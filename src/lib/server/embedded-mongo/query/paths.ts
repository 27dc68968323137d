import type { Document } from '../errors';
import { field, isPlain } from './values';

/** What a path that ends in an array shows: its elements and itself, or only itself. */
export type LeafArrays = 'elements' | 'whole';

/** Told each value a path leads to; `position` is the element of the outermost array gone through. */
export type Visit = (value: unknown, position: number | undefined) => boolean;

const DIGITS = /^(?:0|[1-9]\d*)$/;

/** Whether a part of a path may name an element of an array. */
export const isIndex = (part: string): boolean => DIGITS.test(part);

/**
 * Walks a dotted path as MongoDB's matcher does and tells `visit` every value it leads to
 * (undefined: missing), until one visit answers true. An array on the way is entered element by
 * element, and by index where the next part is a number; scalars in it have no fields.
 */
export function walk(
	document: object,
	parts: readonly string[],
	leaf: LeafArrays,
	visit: Visit
): boolean {
	return fromDocument(document, parts, 0, leaf, undefined, visit);
}

function fromDocument(
	holder: object,
	parts: readonly string[],
	start: number,
	leaf: LeafArrays,
	position: number | undefined,
	visit: Visit
): boolean {
	let current: unknown = holder;
	let next = start;
	while (next < parts.length) {
		current = field(current as object, parts[next]!);
		next++;
		if (Array.isArray(current)) return fromArray(current, parts, next, leaf, position, visit, true);
		if (next < parts.length && !isPlain(current)) return visit(undefined, position);
	}
	return visit(current, position);
}

function fromArray(
	array: readonly unknown[],
	parts: readonly string[],
	next: number,
	leaf: LeafArrays,
	position: number | undefined,
	visit: Visit,
	entered: boolean
): boolean {
	if (next === parts.length) {
		if (leaf === 'elements') {
			for (let i = 0; i < array.length; i++) {
				if (visit(array[i], position ?? i)) return true;
			}
		}
		return visit(array, position);
	}
	const part = parts[next]!;
	const index = isIndex(part) ? Number(part) : -1;
	// An array without the element, or without any, is a path that leads to nothing.
	if (index >= array.length || (array.length === 0 && entered)) {
		if (visit(undefined, position)) return true;
	}
	const last = next + 1 === parts.length;
	for (let i = 0; i < array.length; i++) {
		const element = array[i];
		const here = position ?? i;
		if (isPlain(element)) {
			if (fromDocument(element, parts, next, leaf, here, visit)) return true;
			if (i !== index) continue;
			// Named by its place: no array was gone through here, so none has a position.
			if (last) {
				if (visit(element, position)) return true;
			} else if (fromDocument(element, parts, next + 1, leaf, position, visit)) return true;
		} else if (i === index && last) {
			if (visit(element, position)) return true;
		} else if (i === index && Array.isArray(element)) {
			if (fromArray(element, parts, next + 1, leaf, position, visit, false)) return true;
		} else if (i === index || index < 0) {
			// Neither a scalar nor an array in the array has fields.
			if (visit(undefined, here)) return true;
		}
	}
	return false;
}

/** Splits a dotted path once, at compile time. */
export const splitPath = (path: string): string[] => path.split('.');

/** The value at a path that goes through documents only (arrays are seen as values). */
export function valueAt(document: Document, parts: readonly string[]): unknown {
	let current: unknown = document;
	for (const part of parts) {
		if (!isPlain(current)) return undefined;
		current = field(current, part);
	}
	return current;
}
