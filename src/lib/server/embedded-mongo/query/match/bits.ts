import { Binary } from 'bson';
import { badValue } from '../../errors';
import { compareNumbers, isNumber, truncatedLong, wholeNumber } from '../numbers';
import type { Test } from './conditions';

type Bits = (position: number) => boolean;

function numberBits(value: bigint): Bits {
	// Past its 63rd bit an integer goes on with copies of its sign.
	return (position) => ((value >> BigInt(Math.min(position, 63))) & 1n) === 1n;
}

function binaryBits(bytes: Uint8Array): Bits {
	return (position) => (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
}

function positionsOf(name: string, operand: unknown): number[] {
	if (Array.isArray(operand)) {
		return (operand as unknown[]).map((item) => {
			const position = wholeNumber(item);
			if (position === undefined || position < 0 || position > 2147483647) {
				throw badValue(`bit positions of ${name} must be integers >= 0`);
			}
			return position;
		});
	}
	if (operand instanceof Binary) {
		const bits = binaryBits(operand.value() as Uint8Array);
		return range(operand.length() * 8).filter(bits);
	}
	const mask = wholeNumber(operand) === undefined ? undefined : truncatedLong(operand);
	if (mask === undefined || mask < 0n) {
		throw badValue(`${name} takes an Array, a number, or a BinData`);
	}
	return range(64).filter(numberBits(mask));
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

function bitsOf(value: unknown): Bits | undefined {
	if (value instanceof Binary) return binaryBits(value.value() as Uint8Array);
	if (!isNumber(value)) return undefined;
	const whole = truncatedLong(value);
	// A fraction has no bits to ask for.
	if (whole === undefined || compareNumbers(whole, value) !== 0) return undefined;
	return numberBits(whole);
}

/** The four bit tests, with a mask given as a number, a list of positions or binary data. */
export function compileBits(name: string, operand: unknown): Test {
	const positions = positionsOf(name, operand);
	const set = name.endsWith('Set');
	const every = name.startsWith('$bitsAll');
	return (value) => {
		const bits = bitsOf(value);
		if (!bits) return false;
		return every
			? positions.every((position) => bits(position) === set)
			: positions.some((position) => bits(position) === set);
	};
}
