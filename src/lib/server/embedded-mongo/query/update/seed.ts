import { StoreError, type Document } from '../../errors';
import { isOperatorDocument } from '../match/operators';
import { isRegex } from '../match/regex';
import { cloneValue, field, isPlain, setField } from '../values';

/** The paths that a query pins by equality: the fields an upserted document starts with. */
function equalities(query: Document, found: Map<string, unknown>): void {
	for (const name of Object.keys(query)) {
		const operand = query[name];
		if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
			for (const clause of operand as unknown[]) if (isPlain(clause)) equalities(clause, found);
		}
		if (name.startsWith('$') || isRegex(operand)) continue;
		for (const value of pinned(operand)) {
			if (found.has(name)) {
				throw new StoreError(
					54,
					`cannot infer query fields to set, path '${name}' is matched twice`
				);
			}
			found.set(name, value);
		}
	}
}

function pinned(operand: unknown): unknown[] {
	if (!isOperatorDocument(operand)) return [operand];
	const values: unknown[] = [];
	for (const name of Object.keys(operand)) {
		const value = operand[name];
		if (name === '$eq') values.push(value);
		const one = (name === '$in' || name === '$all') && Array.isArray(value) && value.length === 1;
		if (one && !isRegex(value[0]) && !isOperatorDocument(value[0])) values.push(value[0]);
	}
	return values;
}

/**
 * The document an upsert starts from: the equality fields of its query.
 * @throws StoreError 54 when the query pins a path twice, or a path and a part of it
 */
export function upsertSeed(query: Document): Document {
	const found = new Map<string, unknown>();
	equalities(query, found);
	const seed: Document = {};
	for (const [path, value] of found) {
		const parts = path.split('.');
		let holder = seed;
		for (const part of parts.slice(0, -1)) {
			const inner = field(holder, part);
			if (inner !== undefined && (!isPlain(inner) || found.has(part))) throw conflict(path);
			if (inner === undefined) setField(holder, part, {});
			holder = field(holder, part) as Document;
		}
		const last = parts.at(-1)!;
		if (field(holder, last) !== undefined) throw conflict(path);
		setField(holder, last, cloneValue(value));
	}
	return seed;
}

const conflict = (path: string): StoreError =>
	new StoreError(
		54,
		`cannot infer query fields to set, both '${path}' and a part of it are matched`
	);
