import type { Document } from '../../errors';
import type { Expression, Scope } from '../expressions/expression';
import { field, isPlain, setField } from '../values';
import type { Slice } from './arrays';

/** What happens to the field where a projected path ends. */
export type Leaf =
	| { kind: 'plain' }
	| { kind: 'positional' }
	| { kind: 'slice'; slice: Slice }
	| { kind: 'elements'; find: Slice }
	| { kind: 'computed'; expression: Expression };

/** The projected paths as a tree. */
export interface Node {
	children: Map<string, Node | Leaf>;
}

type Mode = 'in' | 'out';

/** Applies a projection tree; kept fields stay in the document's own order, computed ones follow. */
export function project(
	document: Document,
	root: Node,
	mode: Mode,
	variables: Record<string, unknown>,
	position?: number
): Document {
	const scope: Scope = { root: document, current: document, variables };
	return projectDocument(document, root, mode, scope, position);
}

function projectDocument(
	document: Document,
	node: Node,
	mode: Mode,
	scope: Scope,
	position?: number
): Document {
	const result: Document = {};
	for (const name of Object.keys(document)) {
		const child = node.children.get(name);
		const value = document[name];
		if (!child) {
			if (mode === 'out') setField(result, name, value);
			continue;
		}
		const kept = projectValue(value, child, mode, scope, position);
		if (kept !== undefined) setField(result, name, kept);
	}
	addComputed(result, document, node, scope);
	return result;
}

function projectValue(
	value: unknown,
	child: Node | Leaf,
	mode: Mode,
	scope: Scope,
	position?: number
): unknown {
	if (!('kind' in child)) return projectInside(value, child, mode, scope, position);
	switch (child.kind) {
		case 'plain':
			return mode === 'in' ? value : undefined;
		case 'slice':
			return Array.isArray(value) ? child.slice(value) : value;
		case 'positional':
			return Array.isArray(value) && position !== undefined
				? value.slice(position, position + 1)
				: value;
		case 'elements': {
			const found = Array.isArray(value) ? child.find(value) : [];
			return found.length > 0 ? found : undefined;
		}
		case 'computed':
			return undefined;
	}
}

/** Into documents and arrays; of an array's scalars a list of kept fields leaves nothing. */
function projectInside(
	value: unknown,
	node: Node,
	mode: Mode,
	scope: Scope,
	position?: number
): unknown {
	if (isPlain(value)) return projectDocument(value, node, mode, scope, position);
	if (Array.isArray(value)) {
		return value
			.map((element: unknown) =>
				// A computed field makes a document even of an element that was none.
				!isContainer(element) && hasComputed(node)
					? projectDocument({}, node, mode, scope)
					: projectInside(element, node, mode, scope, position)
			)
			.filter((element) => element !== undefined);
	}
	if (mode === 'out' || hasOnlySlices(node)) return value;
	return undefined;
}

const hasOnlySlices = (node: Node): boolean =>
	[...node.children.values()].every((child) =>
		'kind' in child ? child.kind === 'slice' : hasOnlySlices(child)
	);

function addComputed(result: Document, document: Document, node: Node, scope: Scope): void {
	for (const [name, child] of node.children) {
		if ('kind' in child) {
			if (child.kind !== 'computed') continue;
			const value = child.expression(scope);
			if (value !== undefined) setField(result, name, value);
		} else if (hasComputed(child) && !isContainer(field(document, name))) {
			// The path to a computed field is made where it is missing.
			const made = projectDocument({}, child, 'in', scope);
			if (Object.keys(made).length > 0) setField(result, name, made);
		}
	}
}

const isContainer = (value: unknown): boolean => isPlain(value) || Array.isArray(value);

const hasComputed = (node: Node): boolean =>
	[...node.children.values()].some((child) =>
		'kind' in child ? child.kind === 'computed' : hasComputed(child)
	);
