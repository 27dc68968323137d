import { StoreError, badValue, failedToParse, type Document } from '../../errors';
import { field, isPlain } from '../values';
import { checkAllUsed, type ArrayFilters } from './array-filters';
import { MODIFIERS } from './modifiers';
import type { Rename } from './rename';
import { compareNames, isModifier, type Branch, type Modifier } from './tree';

/** A parsed update: its tree, and whether the positional operator is in it. */
export interface Tree {
	root: Branch;
	usesPosition: boolean;
	renames: Rename[];
}

/**
 * Reads `{$set: …, $inc: …}` into one tree of paths.
 * @throws StoreError 9 unknown modifier, 40 paths in conflict, 52 and 56 for names that cannot be
 */
export function parseModifiers(update: Document, filters: ArrayFilters): Tree {
	const tree: Tree = { root: { children: new Map() }, usesPosition: false, renames: [] };
	for (const name of Object.keys(update)) {
		const parse = Object.hasOwn(MODIFIERS, name) ? MODIFIERS[name] : undefined;
		if (!parse) {
			throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier`);
		}
		const fields = field(update, name);
		if (!isPlain(fields)) {
			throw failedToParse(`Modifiers operate on fields but we found another type for ${name}`);
		}
		for (const path of Object.keys(fields)) {
			const modifier = parse(fields[path], path);
			if (modifier.renameTo !== undefined) addRename(tree, path, modifier, filters);
			else add(tree, path, modifier, filters);
		}
	}
	checkAllUsed(filters);
	sortChildren(tree.root);
	return tree;
}

function addRename(tree: Tree, path: string, placeholder: Modifier, filters: ArrayFilters): void {
	const target = placeholder.renameTo!;
	if (target === path) throw badValue('The source and target field for $rename must differ');
	for (const each of [path, target]) {
		const parts = checkPath(each);
		if (parts.some((part) => part.startsWith('$'))) {
			throw badValue(`The source and target field for $rename may not be dynamic: ${each}`);
		}
	}
	const putDown: Modifier = {
		creates: true,
		change: (old, { renamed }) => (renamed.has(putDown) ? renamed.get(putDown) : old),
		isIdle: ({ renamed }) => !renamed.has(putDown)
	};
	add(tree, path, placeholder, filters);
	add(tree, target, putDown, filters);
	tree.renames.push({ source: path.split('.'), target: target.split('.'), putDown });
}

function checkPath(path: string): string[] {
	const parts = path.split('.');
	for (const [i, part] of parts.entries()) {
		if (part === '') {
			throw new StoreError(56, `The update path '${path}' contains an empty field name`);
		}
		if (part.startsWith('$') && part !== '$' && !/^\$\[[^\]]*\]$/.test(part)) {
			throw new StoreError(52, `The dollar ($) prefixed field '${part}' is not valid for storage`);
		}
		if (i === 0 && part.startsWith('$')) {
			throw badValue(`Cannot have positional (i.e. '$') element in the first position: ${path}`);
		}
	}
	if (parts.filter((part) => part === '$').length > 1) {
		throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
	}
	return parts;
}

function add(tree: Tree, path: string, modifier: Modifier, filters: ArrayFilters): void {
	const parts = checkPath(path);
	let branch = tree.root;
	for (const [i, part] of parts.entries()) {
		noteDynamic(tree, part, filters);
		const known = branch.children.get(part);
		const last = i === parts.length - 1;
		if (known !== undefined && (last || isModifier(known))) {
			throw new StoreError(40, `Updating the path '${path}' would create a conflict`);
		}
		if (last) branch.children.set(part, modifier);
		else if (known && !isModifier(known)) branch = known;
		else {
			const made: Branch = { children: new Map() };
			branch.children.set(part, made);
			branch = made;
		}
		checkMixture(branch, path);
	}
}

function noteDynamic(tree: Tree, part: string, filters: ArrayFilters): void {
	if (part === '$') tree.usesPosition = true;
	else if (part.startsWith('$[')) {
		const name = part.slice(2, -1);
		if (name === '') return;
		if (!filters.byName.has(name)) {
			throw badValue(`No array filter found for identifier '${name}'`);
		}
		filters.used.add(name);
	}
}

/** `$[]` beside a plain field name under one parent cannot both be meant. */
function checkMixture(branch: Branch, path: string): void {
	const names = [...branch.children.keys()];
	const dynamic = names.filter((name) => name.startsWith('$['));
	if (dynamic.length > 0 && dynamic.length < names.length) {
		throw new StoreError(40, `Updating the path '${path}' would create a conflict`);
	}
}

function sortChildren(branch: Branch): void {
	const entries = [...branch.children].sort(([a], [b]) => compareNames(a, b));
	branch.children = new Map(entries);
	for (const [, child] of entries) if (!isModifier(child)) sortChildren(child);
}
