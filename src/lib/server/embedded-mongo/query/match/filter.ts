import { badValue, type Document, type StoreError } from '../../errors';
import { NO_BINDINGS, type Bindings } from '../expressions/bindings';
import { compileExpression } from '../expressions/compile';
import { truthy } from '../expressions/truth';
import { isPlain } from '../values';
import { allOf, bindToPath, onElements, type Matcher } from './conditions';
import { parseOperators, isOperatorDocument, equalTo } from './operators';
import { compileRegex, isRegex } from './regex';

export type { Details, Matcher } from './conditions';

const REFUSED = new Set([
	'$where',
	'$text',
	'$jsonSchema',
	'$sampleRate',
	'$alwaysTrue',
	'$alwaysFalse',
	'$_internalExprEq'
]);

/**
 * Turns a filter into a function over documents, once; it throws before anything runs when the
 * filter is malformed or uses what this store does not know (2, BadValue).
 */
export function compileFilter(filter: Document, bindings: Bindings = NO_BINDINGS): Matcher {
	return allOf(Object.keys(filter).map((name) => compileEntry(name, filter[name], bindings)));
}

function compileEntry(name: string, operand: unknown, bindings: Bindings): Matcher {
	if (!name.startsWith('$')) return bindToPath(name, conditionFor(operand));
	switch (name) {
		case '$and':
			return allOf(clauses(name, operand, bindings));
		case '$or': {
			const inner = clauses(name, operand, bindings);
			// As in MongoDB, only a single clause tells the positional operator where it matched.
			if (inner.length === 1) return inner[0]!;
			return (document) => inner.some((each) => each(document));
		}
		case '$nor': {
			const inner = clauses(name, operand, bindings);
			return (document) => !inner.some((each) => each(document));
		}
		case '$expr': {
			const expression = compileExpression(operand, bindings.names);
			return (document) =>
				truthy(expression({ root: document, current: document, variables: bindings.values }));
		}
		case '$comment':
			return () => true;
		default:
			throw refusal(name);
	}
}

function refusal(name: string): StoreError {
	return badValue(
		REFUSED.has(name)
			? `${name} is not supported by this store`
			: `unknown top level operator: ${name}`
	);
}

function clauses(name: string, operand: unknown, bindings: Bindings): Matcher[] {
	if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
	if (operand.length === 0) throw badValue(`${name} must be a nonempty array`);
	return operand.map((clause: unknown) => {
		if (!isPlain(clause)) throw badValue(`${name} entries need to be full objects`);
		return compileFilter(clause, bindings);
	});
}

function conditionFor(operand: unknown) {
	if (isRegex(operand)) return onElements(compileRegex(operand));
	if (isOperatorDocument(operand)) {
		return { kind: 'and' as const, inner: parseOperators(operand, compileFilter) };
	}
	return onElements(equalTo(operand));
}
