import { BSONRegExp } from 'bson';
import { StoreError, badValue } from '../../errors';
import { rank, valuesEqual } from '../values';
import type { Test } from './conditions';
import { translatePattern } from './pattern';

/** Whether a value is a regular expression. */
export function isRegex(value: unknown): value is BSONRegExp | RegExp {
	return value instanceof BSONRegExp || value instanceof RegExp;
}

/** A test for strings that the expression finds, and for an equal stored expression. */
export function compileRegex(regex: BSONRegExp | RegExp): Test {
	const [pattern, options] =
		regex instanceof RegExp ? [regex.source, regex.flags] : [regex.pattern, regex.options];
	checkOptions(options);
	const compiled = translatePattern(pattern, options);
	return (value) => {
		if (typeof value === 'string') return compiled.test(value);
		return rank(value) === 50 && valuesEqual(value, new BSONRegExp(pattern, options));
	};
}

function checkOptions(options: string): void {
	const wrong = [...options].find((option) => !'imsxu'.includes(option));
	if (wrong) throw new StoreError(51108, `invalid flag in regex options: ${wrong}`);
}

/** `{$regex, $options}`; options given beside an expression win over none of its own. */
export function regexFromOperators(operand: unknown, options: unknown): Test {
	if (options !== undefined && typeof options !== 'string') {
		throw badValue('$options has to be a string');
	}
	if (isRegex(operand)) {
		const own = operand instanceof RegExp ? operand.flags : operand.options;
		if (options !== undefined && own !== '') {
			throw new StoreError(51075, 'options set in both $regex and $options');
		}
		checkOptions(options ?? own);
		const pattern = operand instanceof RegExp ? operand.source : operand.pattern;
		return compileRegex(new BSONRegExp(pattern, options ?? own));
	}
	if (typeof operand !== 'string') throw badValue('$regex has to be a string');
	checkOptions(options ?? '');
	if (operand.includes('\0')) throw badValue('$regex may not hold a null character');
	return compileRegex(new BSONRegExp(operand, options ?? ''));
}
