import { StoreError, badValue, type Document } from '../../errors';
import { isPlain, keyToken } from '../values';
import type { Expression, Form, Scope } from './expression';
import { truthy } from './truth';

const isNothing = (value: unknown): boolean => value === null || value === undefined;

function namedArguments(
	name: string,
	operand: unknown,
	needed: readonly string[],
	allowed: readonly string[],
	code: number
): Document {
	if (!isPlain(operand)) throw new StoreError(code, `${name} only supports an object`);
	for (const key of Object.keys(operand)) {
		if (!needed.includes(key) && !allowed.includes(key)) {
			throw new StoreError(code, `Unrecognized parameter to ${name}: ${key}`);
		}
	}
	for (const key of needed) {
		if (!Object.hasOwn(operand, key)) {
			throw new StoreError(code, `Missing '${key}' parameter to ${name}`);
		}
	}
	return operand;
}

function variableName(name: unknown): string {
	if (typeof name !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
		throw new StoreError(9, 'A variable name must start with a lowercase letter');
	}
	return name;
}

const scoped = (scope: Scope, name: string, value: unknown): Scope => ({
	...scope,
	variables: { ...scope.variables, [name]: value }
});

const cond: Form = (operand, names, compile) => {
	let parts: unknown[];
	if (Array.isArray(operand)) {
		if (operand.length !== 3) throw new StoreError(16020, '$cond takes exactly 3 arguments');
		parts = operand as unknown[];
	} else {
		const given = namedArguments('$cond', operand, ['if', 'then', 'else'], [], 17080);
		parts = [given['if'], given['then'], given['else']];
	}
	const [test, yes, no] = parts.map((part) => compile(part, names));
	return (scope) => (truthy(test!(scope)) ? yes!(scope) : no!(scope));
};

const ifNull: Form = (operand, names, compile) => {
	if (!Array.isArray(operand) || operand.length < 2) {
		throw new StoreError(1257300, '$ifNull needs at least two arguments');
	}
	const choices = (operand as unknown[]).map((item) => compile(item, names));
	const last = choices.pop()!;
	return (scope) => {
		for (const choice of choices) {
			const value = choice(scope);
			if (!isNothing(value)) return value;
		}
		return last(scope);
	};
};

const logic =
	(stopAt: boolean): Form =>
	(operand, names, compile) => {
		const items: unknown[] = Array.isArray(operand) ? operand : [operand];
		const compiled = items.map((item) => compile(item, names));
		return (scope) => {
			for (const item of compiled) if (truthy(item(scope)) === stopAt) return stopAt;
			return !stopAt;
		};
	};

const filter: Form = (operand, names, compile) => {
	const given = namedArguments('$filter', operand, ['input', 'cond'], ['as', 'limit'], 28647);
	if (Object.hasOwn(given, 'limit'))
		throw badValue('limit of $filter is not supported by this store');
	const name = variableName(given['as'] ?? 'this');
	const input = compile(given['input'], names);
	const test = compile(given['cond'], new Set([...names, name]));
	return (scope) => {
		const list = input(scope);
		if (isNothing(list)) return null;
		if (!Array.isArray(list)) throw new StoreError(28651, 'input to $filter must be an array');
		return list.filter((item: unknown) => truthy(test(scoped(scope, name, item))));
	};
};

const map: Form = (operand, names, compile) => {
	const given = namedArguments('$map', operand, ['input', 'in'], ['as'], 16879);
	const name = variableName(given['as'] ?? 'this');
	const input = compile(given['input'], names);
	const each = compile(given['in'], new Set([...names, name]));
	return (scope) => {
		const list = input(scope);
		if (isNothing(list)) return null;
		if (!Array.isArray(list)) throw new StoreError(16883, 'input to $map must be an array');
		return list.map((item: unknown) => each(scoped(scope, name, item)) ?? null);
	};
};

const reduce: Form = (operand, names, compile) => {
	const given = namedArguments('$reduce', operand, ['input', 'initialValue', 'in'], [], 40076);
	const input = compile(given['input'], names);
	const initial = compile(given['initialValue'], names);
	const each = compile(given['in'], new Set([...names, 'this', 'value']));
	return (scope) => {
		const list = input(scope);
		if (isNothing(list)) return null;
		if (!Array.isArray(list)) throw new StoreError(40080, '$reduce requires an array');
		return (list as unknown[]).reduce(
			(value, item) => each(scoped(scoped(scope, 'this', item), 'value', value)),
			initial(scope)
		);
	};
};

const letIn: Form = (operand, names, compile) => {
	const given = namedArguments('$let', operand, ['vars', 'in'], [], 16874);
	if (!isPlain(given['vars'])) throw new StoreError(10065, 'vars of $let must be an object');
	const variables = Object.entries(given['vars']).map(([name, value]): [string, Expression] => [
		variableName(name),
		compile(value, names)
	]);
	const body = compile(given['in'], new Set([...names, ...variables.map(([name]) => name)]));
	return (scope) => {
		const values = Object.fromEntries(variables.map(([name, value]) => [name, value(scope)]));
		return body({ ...scope, variables: { ...scope.variables, ...values } });
	};
};

const switchOn: Form = (operand, names, compile) => {
	const given = namedArguments('$switch', operand, ['branches'], ['default'], 40067);
	if (!Array.isArray(given['branches']) || given['branches'].length === 0) {
		throw new StoreError(40061, '$switch requires an array of branches');
	}
	const branches = (given['branches'] as unknown[]).map((branch): [Expression, Expression] => {
		const { case: test, then } = namedArguments('$switch', branch, ['case', 'then'], [], 40063);
		return [compile(test, names), compile(then, names)];
	});
	const fallback = Object.hasOwn(given, 'default') ? compile(given['default'], names) : undefined;
	return (scope) => {
		for (const [test, then] of branches) if (truthy(test(scope))) return then(scope);
		if (fallback) return fallback(scope);
		throw new StoreError(40066, '$switch could not find a matching branch');
	};
};

const union: Form = (operand, names, compile) => {
	const items: unknown[] = Array.isArray(operand) ? operand : [operand];
	const compiled = items.map((item) => compile(item, names));
	return (scope) => {
		const found = new Map<string, unknown>();
		for (const item of compiled) {
			const list = item(scope);
			if (isNothing(list)) return null;
			if (!Array.isArray(list)) throw new StoreError(17043, 'operands of $setUnion must be arrays');
			for (const element of list as unknown[]) {
				const token = keyToken([element]);
				if (!found.has(token)) found.set(token, element);
			}
		}
		return [...found.values()];
	};
};

const literal: Form = (operand) => () => operand;

/** Operators that read their arguments themselves. */
export const FORMS: Record<string, Form> = {
	$cond: cond,
	$ifNull: ifNull,
	$and: logic(false),
	$or: logic(true),
	$filter: filter,
	$map: map,
	$reduce: reduce,
	$let: letIn,
	$switch: switchOn,
	$setUnion: union,
	$literal: literal
};
