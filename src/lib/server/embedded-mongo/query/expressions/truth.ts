import { isNumber, toDouble } from '../numbers';

/** Truth in an expression: everything but null, missing, false and zero. */
export function truthy(value: unknown): boolean {
	if (value === null || value === undefined || value === false) return false;
	return isNumber(value) ? toDouble(value) !== 0 : true;
}
