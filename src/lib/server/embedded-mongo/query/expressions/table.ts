import type { Document } from '../../errors';
import type { Expression } from './compile';
import { ARITHMETIC } from './arithmetic';
import { ARRAYS } from './arrays';
import { COMPARISONS } from './comparisons';
import { DATES, DATE_FORMS } from './dates';
import { STRINGS } from './strings';
import { FORMS } from './forms';

/** An operator that only looks at the values of its arguments. */
export interface Operator {
	arity: readonly [least: number, most: number];
	run(values: unknown[]): unknown;
}

type Compile = (expression: unknown, names?: ReadonlySet<string>) => Expression;

/** An operator that reads its argument itself: named arguments, variables, lazy branches. */
export type Form = (operand: unknown, names: ReadonlySet<string>, compile: Compile) => Expression;

/** The allow-list of operators over values. */
export const OPERATORS: Record<string, Operator> = {
	...ARITHMETIC,
	...ARRAYS,
	...COMPARISONS,
	...DATES,
	...STRINGS
};

/** The allow-list of operators with a form of their own. */
export const SPECIAL: Record<string, Form> = { ...FORMS, ...DATE_FORMS };

export type { Compile, Document };
