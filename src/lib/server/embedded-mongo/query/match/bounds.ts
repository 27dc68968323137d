import { isNumber, toDouble } from '../numbers';
import { isPlain, keyToken, rank } from '../values';
import type { Document } from '../../errors';
import { isOperatorDocument } from './operators';

/** Kinds of value whose equality an index answers exactly: string, number, id, boolean, date. */
const PINNABLE = new Set([10, 15, 35, 40, 45]);

const isPinnable = (value: unknown): boolean =>
	PINNABLE.has(rank(value)) && !(isNumber(value) && Number.isNaN(toDouble(value)));

function pinned(operand: unknown): unknown[] | undefined {
	if (isPinnable(operand)) return [operand];
	if (!isOperatorDocument(operand)) return undefined;
	if (Object.hasOwn(operand, '$eq') && isPinnable(operand['$eq'])) return [operand['$eq']];
	const list = Object.hasOwn(operand, '$in') ? operand['$in'] : undefined;
	if (!Array.isArray(list) || !list.every(isPinnable)) return undefined;
	const unique = new Map(list.map((item: unknown) => [keyToken([item]), item]));
	return [...unique.values()];
}

/**
 * The paths that a filter pins to a few scalar values at its top level or in a top-level $and, for
 * choosing an index. Every match has one of the values at the path, itself or inside an array, so
 * a lookup in a multikey index finds all of them; the filter must still be applied. Null when none.
 */
export function equalityBounds(filter: Document): Map<string, unknown[]> | null {
	const bounds = new Map<string, unknown[]>();
	collect(filter, bounds);
	return bounds.size > 0 ? bounds : null;
}

function collect(filter: Document, bounds: Map<string, unknown[]>): void {
	for (const name of Object.keys(filter)) {
		const operand = filter[name];
		if (name === '$and' && Array.isArray(operand)) {
			for (const clause of operand) if (isPlain(clause)) collect(clause, bounds);
		}
		if (name.startsWith('$')) continue;
		const values = pinned(operand);
		const known = bounds.get(name);
		if (values && (!known || values.length < known.length)) bounds.set(name, values);
	}
}
