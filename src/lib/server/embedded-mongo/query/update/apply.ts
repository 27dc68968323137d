import { StoreError, badValue, type Document } from '../../errors';
import { isIndex } from '../paths';
import { field, isPlain, setField } from '../values';
import type { ElementFilter } from './array-filters';
import { REMOVE, isModifier, type Branch, type Modifier, type Moment } from './tree';

/** What the modifiers may look at while they change one document. */
export interface Context extends Moment {
	filters: ReadonlyMap<string, ElementFilter>;
	/** The index that the positional operator stands for, when the query found one. */
	position?: string;
}

/** Larger gaps in an array are refused, as MongoDB does, before they fill the memory. */
const MAX_PADDING = 1_500_000;

/** Applies a tree to a document; the same reference comes back when nothing changed. */
export function applyTree(root: Branch, document: Document, context: Context): Document {
	return applyToDocument(root, document, '', context);
}

function pathNotViable(part: string, path: string): StoreError {
	return new StoreError(28, `Cannot create field '${part}' in element {${path}}`);
}

function applyToDocument(
	branch: Branch,
	document: Document,
	path: string,
	context: Context
): Document {
	let result = document;
	for (const [name, node] of resolved(branch, context)) {
		const old = field(result, name);
		const changed = applyNode(node, old, join(path, name), context);
		if (changed === old) continue;
		if (result === document) result = { ...document };
		if (changed === REMOVE) delete result[name];
		else setField(result, name, changed);
	}
	return result;
}

function applyToArray(branch: Branch, array: unknown[], path: string, context: Context): unknown[] {
	let result = array;
	for (const [name, node] of resolved(branch, context)) {
		if (!isIndex(name)) {
			refuse(name, node, path, context);
			continue;
		}
		const index = Number(name);
		const old = result[index];
		const changed = applyNode(node, old, join(path, name), context);
		if (changed === old) continue;
		if (index > result.length + MAX_PADDING) throw badValue(`can't backfill array to ${name}`);
		if (result === array) result = [...array];
		// MongoDB leaves a hole as null, whether it removes an element or appends beyond the end.
		while (result.length < index) result.push(null);
		result[index] = changed === REMOVE ? null : changed;
	}
	return result;
}

/** The children with `$` replaced by the position found, joined with a child of that name. */
function resolved(branch: Branch, context: Context): Iterable<[string, Branch | Modifier]> {
	const positional = branch.children.get('$');
	if (!positional) return branch.children;
	const { position } = context;
	if (position === undefined) {
		throw badValue('The positional operator did not find the match needed from the query.');
	}
	const children = new Map(branch.children);
	children.delete('$');
	const twin = children.get(position);
	children.set(position, twin ? merged(twin, positional, position) : positional);
	return children;
}

function merged(a: Branch | Modifier, b: Branch | Modifier, path: string): Branch {
	if (isModifier(a) || isModifier(b)) {
		throw new StoreError(40, `Update created a conflict at '${path}'`);
	}
	const children = new Map(a.children);
	for (const [name, node] of b.children) {
		const twin = children.get(name);
		children.set(name, twin ? merged(twin, node, `${path}.${name}`) : node);
	}
	return { children };
}

/**
 * Refuses a path that cannot be reached, unless all that would be done there is harmless: an
 * $unset, or nothing at all this time. For `$[]` the array must be there, whatever is in the way.
 */
function refuse(name: string, node: Branch | Modifier, path: string, context: Context): void {
	if (isModifier(node)) {
		if (!node.lenient && !node.isIdle?.(context)) throw pathNotViable(name, path);
		return;
	}
	for (const [inner, child] of node.children) {
		if (inner.startsWith('$[')) throw mustExist(join(path, name));
		refuse(inner === '$' ? (context.position ?? inner) : inner, child, path, context);
	}
}

const mustExist = (path: string): StoreError =>
	badValue(`The path '${path}' must exist in the document in order to apply array updates.`);

function applyNode(node: Branch | Modifier, old: unknown, path: string, context: Context): unknown {
	if (isModifier(node)) return applyModifier(node, old, context);
	const first = node.children.keys().next().value!;
	if (first.startsWith('$[')) return applyToElements(node, old, path, context);
	if (isPlain(old)) return applyToDocument(node, old, path, context);
	if (Array.isArray(old)) return applyToArray(node, old, path, context);
	if (old === undefined) {
		const made = applyToDocument(node, {}, path, context);
		return Object.keys(made).length > 0 ? made : undefined;
	}
	for (const [name, child] of resolved(node, context)) refuse(name, child, path, context);
	return old;
}

function applyModifier(modifier: Modifier, old: unknown, context: Context): unknown {
	if (modifier.isIdle?.(context)) return old;
	if (old === undefined && !modifier.creates) return old;
	const changed = modifier.change(old, context);
	return changed === REMOVE && old === undefined ? old : changed;
}

function applyToElements(branch: Branch, old: unknown, path: string, context: Context): unknown {
	if (old === undefined) {
		throw mustExist(path);
	}
	if (!Array.isArray(old))
		throw badValue(`Cannot apply array updates to non-array element ${path}`);
	const array = old as unknown[];
	let result = array;
	for (const [index, element] of array.entries()) {
		const nodes = [...branch.children]
			.filter(([name]) => name === '$[]' || context.filters.get(name.slice(2, -1))!(element))
			.map(([, node]) => node);
		if (nodes.length === 0) continue;
		const place = join(path, String(index));
		const node = nodes.reduce((a, b) => merged(a, b, place));
		const changed = applyNode(node, element, place, context);
		if (changed === element) continue;
		if (result === array) result = [...array];
		result[index] = changed === REMOVE ? null : changed;
	}
	return result;
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
