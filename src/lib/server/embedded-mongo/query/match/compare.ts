import { isNumber, toDouble } from '../numbers';
import { compareValues, rank } from '../values';
import type { Test } from './conditions';

type Name = '$gt' | '$gte' | '$lt' | '$lte';

const isNaNumber = (value: unknown): boolean => isNumber(value) && Number.isNaN(toDouble(value));

/**
 * An order comparison as a query means it: only values of the same kind compare, null with a
 * missing field, NaN only with itself, and MinKey and MaxKey with everything.
 */
export function comparison(name: Name, operand: unknown): Test {
	const type = rank(operand);
	const allowsEqual = name === '$gte' || name === '$lte';
	const less = name === '$lt' || name === '$lte';
	const nan = isNaNumber(operand);
	return (value) => {
		const other = rank(value);
		if (other !== type) {
			if (other + type === 5) return allowsEqual;
			if (type === 127) return less;
			return type === -1 && !less;
		}
		if (type === 10 && (nan || isNaNumber(value))) {
			return allowsEqual && nan && isNaNumber(value);
		}
		const order = compareValues(value, operand);
		if (order === 0) return allowsEqual;
		return less ? order < 0 : order > 0;
	};
}
