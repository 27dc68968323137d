import { StoreError, type Document } from '../../errors';
import type { Bindings } from '../expressions/bindings';
import { compileExpression, splitFieldPath } from '../expressions/compile';
import type { Expression, Scope } from '../expressions/expression';
import { field, isPlain, setField } from '../values';

/** The fields to compute, as a tree of their paths. */
type Tree = Map<string, Tree | Expression>;

function insert(tree: Tree, parts: string[], value: Expression, path: string): void {
	let node = tree;
	for (const [i, part] of parts.entries()) {
		const known = node.get(part);
		const last = i === parts.length - 1;
		if (known && (last || typeof known === 'function')) {
			throw new StoreError(last ? 31250 : 31249, `Path collision at ${path}`);
		}
		if (last) node.set(part, value);
		else if (known && typeof known !== 'function') node = known;
		else {
			const made: Tree = new Map();
			node.set(part, made);
			node = made;
		}
	}
}

function collect(tree: Tree, parts: string[], value: unknown, bindings: Bindings): void {
	// A document that is no expression stands for its fields: {a: {b: 1}} is {'a.b': 1}.
	if (isPlain(value)) {
		const keys = Object.keys(value);
		if (keys.length > 0 && !keys[0]!.startsWith('$')) {
			for (const key of keys) {
				collect(tree, [...parts, ...splitFieldPath(key)], value[key], bindings);
			}
			return;
		}
		if (keys.length === 0) {
			throw new StoreError(40180, 'an empty object is not a valid value here');
		}
	}
	insert(tree, parts, compileExpression(value, bindings.names), parts.join('.'));
}

function apply(value: unknown, tree: Tree, scope: Scope): unknown {
	if (Array.isArray(value)) return value.map((element: unknown) => apply(element, tree, scope));
	const source: Document = isPlain(value) ? value : {};
	const result = { ...source };
	for (const [name, node] of tree) {
		const made = typeof node === 'function' ? node(scope) : apply(field(source, name), node, scope);
		if (made === undefined) delete result[name];
		else setField(result, name, made);
	}
	return result;
}

/** `$addFields` and `$set`: computed fields replace those of the same path or follow at the end. */
export function compileAddFields(
	name: string,
	operand: unknown,
	bindings: Bindings
): (document: Document) => Document {
	if (!isPlain(operand)) {
		throw new StoreError(40272, `${name} specification stage must be an object`);
	}
	if (Object.keys(operand).length === 0) {
		throw new StoreError(40177, `${name} needs at least one field`);
	}
	const tree: Tree = new Map();
	for (const path of Object.keys(operand)) {
		collect(tree, splitFieldPath(path), operand[path], bindings);
	}
	return (document) =>
		apply(document, tree, {
			root: document,
			current: document,
			variables: bindings.values
		}) as Document;
}

/** `$replaceRoot`: the expression must give a document. @throws StoreError 40228 otherwise */
export function compileReplaceRoot(
	operand: unknown,
	bindings: Bindings
): (document: Document) => Document {
	const expression = compileExpression(operand, bindings.names);
	return (document) => {
		const made = expression({ root: document, current: document, variables: bindings.values });
		if (!isPlain(made)) {
			throw new StoreError(40228, "'newRoot' expression must evaluate to an object");
		}
		return made;
	};
}
