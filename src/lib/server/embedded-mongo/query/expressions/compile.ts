import { StoreError, badValue, type Document } from '../../errors';
import { field, isPlain, setField } from '../values';
import type { Expression } from './expression';
import { OPERATORS, SPECIAL } from './table';

const SYSTEM = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW']);

/**
 * Turns an aggregation expression into a function. `names` are the variables in scope.
 * @throws StoreError 168 for an unknown operator, 17276 for an unknown variable
 */
export function compileExpression(
	expression: unknown,
	names: ReadonlySet<string> = new Set()
): Expression {
	if (typeof expression === 'string') {
		return expression.startsWith('$') ? compilePath(expression, names) : () => expression;
	}
	if (Array.isArray(expression)) {
		const items = (expression as unknown[]).map((item) => compileExpression(item, names));
		return (scope) => items.map((item) => item(scope) ?? null);
	}
	if (!isPlain(expression)) return () => expression;
	const keys = Object.keys(expression);
	const first = keys[0];
	if (first?.startsWith('$')) {
		if (keys.length !== 1) {
			throw new StoreError(
				15983,
				'An object representing an expression must have exactly one field'
			);
		}
		return compileOperator(first, expression[first], names);
	}
	return compileObject(expression, keys, names);
}

function compileObject(
	expression: Document,
	keys: string[],
	names: ReadonlySet<string>
): Expression {
	const fields = keys.map((key): [string, Expression] => {
		if (key.startsWith('$'))
			throw new StoreError(16410, `Field names may not start with $: ${key}`);
		if (key.includes('.') || key === '') {
			throw new StoreError(16412, `Field names may not contain dots: ${key}`);
		}
		return [key, compileExpression(expression[key], names)];
	});
	return (scope) => {
		const result: Document = {};
		for (const [key, value] of fields) {
			const computed = value(scope);
			if (computed !== undefined) setField(result, key, computed);
		}
		return result;
	};
}

function compileOperator(name: string, operand: unknown, names: ReadonlySet<string>): Expression {
	const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
	if (special) return special(operand, names, compileExpression);
	const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
	if (!operator) throw new StoreError(168, `Unrecognized expression '${name}'`);
	const operands: unknown[] = Array.isArray(operand) ? operand : [operand];
	const [least, most] = operator.arity;
	if (operands.length < least || operands.length > most) {
		throw new StoreError(16020, `Expression ${name} takes another number of arguments`);
	}
	const compiled = operands.map((item) => compileExpression(item, names));
	return (scope) => operator.run(compiled.map((item) => item(scope)));
}

function compilePath(expression: string, names: ReadonlySet<string>): Expression {
	if (!expression.startsWith('$$')) {
		const parts = splitFieldPath(expression.slice(1));
		return (scope) => follow(scope.current, parts, 0);
	}
	const [name = '', ...rest] = expression.slice(2).split('.');
	if (rest.length > 0) splitFieldPath(rest.join('.'));
	if (SYSTEM.has(name)) {
		if (name === 'NOW') throw badValue('$$NOW is not supported by this store');
		if (name === 'REMOVE') return () => undefined;
		return (scope) => follow(name === 'ROOT' ? scope.root : scope.current, rest, 0);
	}
	if (!names.has(name)) throw new StoreError(17276, `Use of undefined variable: ${name}`);
	return (scope) => follow(scope.variables[name], rest, 0);
}

/** Splits and checks the path of a field. @throws StoreError 15998, 16410 */
export function splitFieldPath(path: string): string[] {
	const parts = path.split('.');
	for (const part of parts) {
		if (part === '') {
			throw path === ''
				? new StoreError(16872, "'$' by itself is not a valid FieldPath")
				: new StoreError(15998, 'FieldPath field names may not be empty strings');
		}
		if (part.startsWith('$')) {
			throw new StoreError(16410, `FieldPath field names may not start with '$': ${path}`);
		}
	}
	return parts;
}

/** The value at a path; through an array, the list of what its documents hold there. */
export function follow(value: unknown, parts: readonly string[], start: number): unknown {
	let current = value;
	for (let i = start; i < parts.length; i++) {
		if (Array.isArray(current)) {
			return current
				.map((element: unknown) =>
					isPlain(element) || Array.isArray(element) ? follow(element, parts, i) : undefined
				)
				.filter((element) => element !== undefined);
		}
		if (!isPlain(current)) return undefined;
		current = field(current, parts[i]!);
	}
	return current;
}
