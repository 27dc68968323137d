import { StoreError, badValue } from '../../errors';
import { compileFilter } from '../match/filter';
import { isNumber, wholeNumber } from '../numbers';
import { isPlain } from '../values';

/** Cuts a list as the `$slice` of a projection does. */
export type Slice = (list: unknown[]) => unknown[];

/** `$slice: n`, or `[skip, limit]` with a skip that may count from the end. */
export function parseSlice(operand: unknown): Slice {
	if (isNumber(operand)) {
		const count = whole(operand);
		if (count === 0) return () => [];
		return (list) => (count < 0 ? list.slice(count) : list.slice(0, count));
	}
	if (!Array.isArray(operand) || operand.length !== 2) {
		throw new StoreError(28667, 'Invalid $slice syntax');
	}
	const skip = whole(operand[0]);
	const limit = whole(operand[1]);
	if (limit <= 0) throw new StoreError(28724, '$slice limit must be positive');
	return (list) => {
		const start = skip < 0 ? Math.max(0, list.length + skip) : skip;
		return list.slice(start, start + limit);
	};
}

function whole(value: unknown): number {
	const number = wholeNumber(value);
	if (number === undefined) throw badValue('$slice takes whole numbers only');
	return number;
}

/** The first element that a projection's `$elemMatch` finds, as a list of none or one. */
export function parseElementMatch(operand: unknown): Slice {
	if (!isPlain(operand)) throw new StoreError(31274, '$elemMatch takes an object');
	const matcher = compileFilter({ list: { $elemMatch: operand } });
	return (list) => {
		const details: { position?: number } = {};
		matcher({ list }, details);
		return details.position === undefined ? [] : [list[details.position]];
	};
}
