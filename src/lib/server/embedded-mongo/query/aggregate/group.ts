import { Int32 } from 'bson';
import { StoreError, type Document } from '../../errors';
import { compileExpression } from '../expressions/compile';
import type { Expression } from '../expressions/expression';
import { isPlain, keyToken, setField } from '../values';
import { ACCUMULATORS, KNOWN_ELSEWHERE, type Accumulator } from './accumulators';
import type { Stage, StageContext } from './stage';
import { sortDocuments } from '../sort';

interface Output {
	name: string;
	expression: Expression;
	start: () => Accumulator;
}

function parseOutput(name: string, spec: unknown, context: StageContext): Output {
	if (name.includes('.')) {
		throw new StoreError(40235, `The field name '${name}' cannot contain '.'`);
	}
	if (name.startsWith('$')) {
		throw new StoreError(40236, `The field name '${name}' cannot be an operator name`);
	}
	if (!isPlain(spec) || Object.keys(spec).length === 0) {
		throw new StoreError(40234, `The field '${name}' must be an accumulator object`);
	}
	const [operator, ...others] = Object.keys(spec);
	if (others.length > 0) {
		throw new StoreError(40238, `The field '${name}' must specify one accumulator`);
	}
	const start = Object.hasOwn(ACCUMULATORS, operator!) ? ACCUMULATORS[operator!] : undefined;
	if (!start) {
		const code = KNOWN_ELSEWHERE.has(operator!) ? 238 : 15952;
		throw new StoreError(code, `unknown group operator '${operator}'`);
	}
	const operand = spec[operator!];
	if (operator === '$count' && !(isPlain(operand) && Object.keys(operand).length === 0)) {
		throw new StoreError(9, '$count takes no arguments, i.e. $count: {}');
	}
	if (Array.isArray(operand)) {
		if (operand.length !== 1) {
			throw new StoreError(40237, `The ${operator} accumulator is a unary operator`);
		}
		return {
			name,
			expression: compileExpression(operand[0], context.bindings.names),
			start
		};
	}
	const expression =
		operator === '$count' ? () => new Int32(1) : compileExpression(operand, context.bindings.names);
	return { name, expression, start };
}

/** `$group`: groups come out in the order in which their first documents came in. */
export function compileGroup(operand: unknown, context: StageContext): Stage {
	if (!isPlain(operand)) {
		throw new StoreError(15947, "a group's fields must be specified in an object");
	}
	if (!Object.hasOwn(operand, '_id')) {
		throw new StoreError(15955, 'a group specification must include an _id');
	}
	const id = compileExpression(operand['_id'], context.bindings.names);
	const outputs = Object.keys(operand)
		.filter((name) => name !== '_id')
		.map((name) => parseOutput(name, operand[name], context));
	return (documents) => {
		const groups = new Map<string, { key: unknown; accumulators: Accumulator[] }>();
		for (const document of documents) {
			const scope = {
				root: document,
				current: document,
				variables: context.bindings.values
			};
			const key = id(scope) ?? null;
			const token = keyToken([key]);
			let group = groups.get(token);
			if (!group) {
				group = { key, accumulators: outputs.map((output) => output.start()) };
				groups.set(token, group);
			}
			for (const [i, output] of outputs.entries()) {
				group.accumulators[i]!.add(output.expression(scope));
			}
		}
		return Array.from(groups.values(), ({ key, accumulators }) => {
			const result: Document = { _id: key };
			for (const [i, output] of outputs.entries()) {
				setField(result, output.name, accumulators[i]!.result());
			}
			return result;
		});
	};
}

/** `$count`: one document with the number, none when nothing came in. */
export function compileCount(operand: unknown): Stage {
	if (typeof operand !== 'string' || operand === '') {
		throw new StoreError(40156, 'the count field must be a non-empty string');
	}
	if (operand.startsWith('$')) {
		throw new StoreError(40158, 'the count field cannot be a $-prefixed path');
	}
	if (operand.includes('.')) throw new StoreError(40160, "the count field cannot contain '.'");
	return (documents) => {
		const count = Iterator.from(documents).reduce((sum) => sum + 1, 0);
		return count > 0 ? [{ [operand]: new Int32(count) }] : [];
	};
}

/** `$sortByCount`: groups by an expression, the largest first. */
export function compileSortByCount(operand: unknown, context: StageContext): Stage {
	const isPath = typeof operand === 'string' && operand.startsWith('$');
	const isExpression = isPlain(operand) && Object.keys(operand)[0]?.startsWith('$');
	if (!isPath && !isExpression) {
		throw new StoreError(40149, 'the sortByCount field must be a path or an expression');
	}
	const group = compileGroup({ _id: operand, count: { $sum: new Int32(1) } }, context);
	return (documents, read) => sortDocuments(group(documents, read), { count: new Int32(-1) });
}
