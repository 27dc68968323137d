import { StoreError, badValue, type Document } from '../../errors';
import { NO_BINDINGS, type Bindings } from '../expressions/bindings';
import { compileExpression, splitFieldPath } from '../expressions/compile';
import { compileFilter, type Matcher } from '../match/filter';
import { isNumber, toDouble } from '../numbers';
import { isPlain } from '../values';
import { project, type Leaf, type Node } from './apply';
import { parseElementMatch, parseSlice } from './arrays';

/** A compiled projection: makes a new document, or gives the same one back when all is kept. */
export type Projection = (document: Document) => Document;

/** Set for `$project`: the variables in scope there. */
interface Stage {
	bindings: Bindings;
}

interface Parsed {
	root: Node;
	/** 'in' keeps only what is named, 'out' takes it away; undefined while only _id was named. */
	mode?: 'in' | 'out';
	positional?: string;
	keepId?: boolean;
	isEmpty: boolean;
}

/**
 * Compiles the projection of a `find`, or with `stage` that of `$project` (no $slice, $elemMatch
 * or positional operator there). The filter finds the position that `field.$` stands for.
 * @throws StoreError 31249 paths that collide, 31253 and 31254 mixed kinds, and others
 */
export function compileProjection(
	spec: Document,
	filter: Document = {},
	stage?: Stage
): Projection {
	const bindings = stage?.bindings ?? NO_BINDINGS;
	const parsed: Parsed = { root: { children: new Map() }, isEmpty: true };
	for (const path of Object.keys(spec)) addEntry(parsed, path, spec[path], stage);
	if (parsed.isEmpty) return (document) => document;
	const mode = parsed.mode ?? (parsed.keepId === false ? 'out' : parsed.keepId ? 'in' : 'out');
	placeId(parsed, mode);
	const finder = parsed.positional === undefined ? undefined : positionFinder(parsed, filter, mode);
	return (document) => project(document, parsed.root, mode, bindings.values, finder?.(document));
}

function positionFinder(
	parsed: Parsed,
	filter: Document,
	mode: 'in' | 'out'
): (document: Document) => number {
	if (mode === 'out') {
		throw new StoreError(31395, 'positional projection cannot be used with exclusion');
	}
	const root = parsed.positional!.split('.')[0]!;
	if (!namesPath(filter, root)) {
		throw new StoreError(
			51050,
			`Positional projection '${parsed.positional}.$' does not match the query document`
		);
	}
	const matcher: Matcher = compileFilter(filter);
	return (document) => {
		const details: { position?: number } = {};
		matcher(document, details);
		if (details.position === undefined) {
			throw new StoreError(51246, 'Executor error: no array element was matched by the query');
		}
		return details.position;
	};
}

function namesPath(filter: Document, root: string): boolean {
	return Object.keys(filter).some((name) => {
		const clauses = filter[name];
		if (Array.isArray(clauses) && (name === '$and' || name === '$or')) {
			return clauses.some((clause) => isPlain(clause) && namesPath(clause, root));
		}
		return name === root || name.startsWith(`${root}.`);
	});
}

function addEntry(parsed: Parsed, path: string, value: unknown, stage: Stage | undefined): void {
	parsed.isEmpty = false;
	const positional = !stage && path.endsWith('.$');
	const name = positional ? path.slice(0, -2) : path;
	if (path === '' || name === '') {
		throw new StoreError(40352, 'FieldPath cannot be constructed with empty string');
	}
	const parts = splitFieldPath(name);
	if (positional) {
		if (!isKept(value)) throw new StoreError(31395, 'positional projection must be included');
		if (parsed.positional !== undefined) {
			throw new StoreError(31276, 'Cannot specify more than one positional projection per query.');
		}
		parsed.positional = name;
		setMode(parsed, 'in', path);
		insert(parsed.root, parts, { kind: 'positional' }, path);
		return;
	}
	addValue(parsed, parts, path, value, stage);
}

const isFlag = (value: unknown): boolean => isNumber(value) || typeof value === 'boolean';
const isKept = (value: unknown): boolean =>
	isNumber(value) ? toDouble(value) !== 0 : value === true;

function addValue(
	parsed: Parsed,
	parts: string[],
	path: string,
	value: unknown,
	stage: Stage | undefined
): void {
	if (isFlag(value)) {
		const kept = isKept(value);
		if (path === '_id') {
			parsed.keepId = kept;
			return;
		}
		setMode(parsed, kept ? 'in' : 'out', path);
		insert(parsed.root, parts, { kind: 'plain' }, path);
		return;
	}
	if (isPlain(value)) {
		const keys = Object.keys(value);
		if (keys.length === 0) throw new StoreError(51270, 'An empty sub-projection is not valid');
		if (
			!stage &&
			keys.length === 1 &&
			keys[0] === '$slice' &&
			!isSliceExpression(value['$slice'])
		) {
			insert(parsed.root, parts, { kind: 'slice', slice: parseSlice(value['$slice']) }, path);
			return;
		}
		if (!stage && keys[0] === '$elemMatch') {
			if (parts.length > 1) throw new StoreError(31275, 'Cannot use $elemMatch on a nested field');
			if (keys.length > 1) throw badValue('$elemMatch stands alone in a projection');
			setMode(parsed, 'in', path);
			const find = parseElementMatch(value['$elemMatch']);
			insert(parsed.root, parts, { kind: 'elements', find }, path);
			return;
		}
		if (keys[0] === '$meta') throw badValue('$meta is not supported by this store');
		if (!keys[0]!.startsWith('$')) {
			for (const key of keys)
				addValue(parsed, [...parts, ...splitFieldPath(key)], `${path}.${key}`, value[key], stage);
			return;
		}
	}
	if (parsed.mode === 'out') {
		throw new StoreError(31252, `Cannot use an expression on ${path} in exclusion projection`);
	}
	setMode(parsed, 'in', path);
	const expression = compileExpression(value, stage?.bindings.names);
	insert(parsed.root, parts, { kind: 'computed', expression }, path);
}

/** `$slice: ["$field", 2]` is the expression, `$slice: [1, 2]` the projection. */
const isSliceExpression = (operand: unknown): boolean =>
	Array.isArray(operand) && !isNumber(operand[0]);

function setMode(parsed: Parsed, mode: 'in' | 'out', path: string): void {
	if (parsed.mode === undefined) parsed.mode = mode;
	else if (parsed.mode !== mode) {
		throw mode === 'out'
			? new StoreError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
			: new StoreError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
	}
}

function insert(root: Node, parts: string[], leaf: Leaf, path: string): void {
	let node = root;
	for (const [i, part] of parts.entries()) {
		const known = node.children.get(part);
		const last = i === parts.length - 1;
		if (known && (last || 'kind' in known)) {
			throw new StoreError(last ? 31250 : 31249, `Path collision at ${path}`);
		}
		if (last) node.children.set(part, leaf);
		else if (known && !('kind' in known)) node = known;
		else {
			const made: Node = { children: new Map() };
			node.children.set(part, made);
			node = made;
		}
	}
}

/** _id is kept unless it is named; it may be taken away from a list of kept fields. */
function placeId(parsed: Parsed, mode: 'in' | 'out'): void {
	const { children } = parsed.root;
	if (children.has('_id')) {
		if (parsed.keepId !== undefined) throw new StoreError(31250, 'Path collision at _id');
		return;
	}
	const isListed = mode === 'in' ? parsed.keepId !== false : parsed.keepId === false;
	if (isListed) children.set('_id', { kind: 'plain' });
}
