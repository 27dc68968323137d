import { Int32 } from 'bson';
import { compareValues } from '../values';
import type { Operator } from './expression';
import { truthy } from './truth';

const comparing = (decide: (order: number) => unknown): Operator => ({
	arity: [2, 2],
	run: ([a, b]) => decide(compareValues(a, b))
});

/** Comparisons in the order of all values, and logic. */
export const COMPARISONS: Record<string, Operator> = {
	$eq: comparing((order) => order === 0),
	$ne: comparing((order) => order !== 0),
	$gt: comparing((order) => order > 0),
	$gte: comparing((order) => order >= 0),
	$lt: comparing((order) => order < 0),
	$lte: comparing((order) => order <= 0),
	$cmp: comparing((order) => new Int32(Math.sign(order))),
	$not: { arity: [1, 1], run: ([value]) => !truthy(value) }
};
