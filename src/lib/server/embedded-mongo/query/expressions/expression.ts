import type { Document } from '../../errors';

/** What an expression sees: the document of the pipeline, $$CURRENT, and variables in scope. */
export interface Scope {
	root: Document;
	current: unknown;
	variables: Record<string, unknown>;
}

/** A compiled expression; undefined means a missing value. */
export type Expression = (scope: Scope) => unknown;

/** An operator that only looks at the values of its arguments. */
export interface Operator {
	arity: readonly [least: number, most: number];
	run(values: unknown[]): unknown;
}

type Compile = (expression: unknown, names?: ReadonlySet<string>) => Expression;

/** An operator that reads its argument itself: named arguments, variables, lazy branches. */
export type Form = (operand: unknown, names: ReadonlySet<string>, compile: Compile) => Expression;
