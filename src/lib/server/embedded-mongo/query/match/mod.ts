import { badValue } from '../../errors';
import { isNumber, truncatedLong } from '../numbers';
import type { Test } from './conditions';

/** `$mod: [divisor, remainder]` over whole parts, as 64-bit integers. */
export function compileMod(operand: unknown): Test {
	if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
	if (operand.length < 2) throw badValue('malformed mod, not enough elements');
	if (operand.length > 2) throw badValue('malformed mod, too many elements');
	if (!isNumber(operand[0])) throw badValue('malformed mod, divisor not a number');
	if (!isNumber(operand[1])) throw badValue('malformed mod, remainder not a number');
	const divisor = truncatedLong(operand[0]);
	const remainder = truncatedLong(operand[1]);
	if (divisor === undefined) throw badValue('malformed mod, divisor is not an integer');
	if (remainder === undefined) throw badValue('malformed mod, remainder is not an integer');
	if (divisor === 0n) throw badValue('divisor cannot be 0');
	return (value) => {
		if (!isNumber(value)) return false;
		const whole = truncatedLong(value);
		return whole !== undefined && whole % divisor === remainder;
	};
}
