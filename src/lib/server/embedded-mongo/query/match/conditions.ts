import type { Document } from '../../errors';
import { field } from '../values';
import { splitPath, walk, type LeafArrays } from '../paths';

/** Where a match inside an array was found, for the positional operator. */
export interface Details {
	position?: number;
}

/** Answers for one document. */
export type Matcher = (document: Document, details?: Details) => boolean;

/** Answers for one value that a path led to; undefined stands for a missing field. */
export type Test = (value: unknown, details?: Details) => boolean;

/** A predicate on a path, before it is bound to that path or to the elements of $elemMatch. */
export type Condition =
	{ kind: 'leaf'; test: Test; leaf: LeafArrays } | { kind: 'not' | 'and'; inner: Condition[] };

/** A condition that looks at the elements of an array and at the array itself. */
export const onElements = (test: Test): Condition => ({ kind: 'leaf', test, leaf: 'elements' });

/** A condition that looks at an array only as a whole. */
export const onWhole = (test: Test): Condition => ({ kind: 'leaf', test, leaf: 'whole' });

/** Binds a condition to a path: the answer for a document. */
export function bindToPath(path: string, condition: Condition): Matcher {
	if (condition.kind === 'leaf') return leafMatcher(path, condition.test, condition.leaf);
	const inner = condition.inner.map((each) => bindToPath(path, each));
	if (condition.kind === 'not') return (document) => !inner.every((each) => each(document));
	return allOf(inner);
}

/** Binds a condition to a single value, as inside $elemMatch: arrays are not entered. */
export function bindToValue(condition: Condition): Test {
	if (condition.kind === 'leaf') return condition.test;
	const inner = condition.inner.map(bindToValue);
	if (condition.kind === 'not') return (value) => !inner.every((each) => each(value));
	return (value, details) => inner.every((each) => each(value, details));
}

/** All matchers must answer yes; of none, yes. */
export function allOf(matchers: Matcher[]): Matcher {
	if (matchers.length === 0) return () => true;
	if (matchers.length === 1) return matchers[0]!;
	return (document, details) => {
		for (const each of matchers) {
			if (each(document, details)) continue;
			if (details) delete details.position;
			return false;
		}
		return true;
	};
}

function leafMatcher(path: string, test: Test, leaf: LeafArrays): Matcher {
	const parts = splitPath(path);
	const first = parts[0]!;
	const single = parts.length === 1;
	return (document, details) => {
		if (single) {
			const value = field(document, first);
			// Most fields hold no array: no walk is needed then.
			if (!Array.isArray(value)) return test(value, details);
		}
		return walk(document, parts, leaf, (value, position) => {
			if (!test(value, details)) return false;
			if (details && position !== undefined) details.position = position;
			return true;
		});
	};
}
