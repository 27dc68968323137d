import { StoreError, failedToParse, type Document } from '../../errors';
import { compileExpression, splitFieldPath } from '../expressions/compile';
import { isPlain } from '../values';
import { joinKeys, localKeys } from './join';
import type { Stage, StageContext } from './stage';
import { setPath } from './set-path';

const OPTIONS = new Set(['from', 'localField', 'foreignField', 'as', 'let', 'pipeline']);

function text(spec: Document, name: string): string {
	const value = spec[name];
	if (typeof value !== 'string') {
		throw failedToParse(`$lookup argument '${name}' must be a string`);
	}
	return value;
}

/** Documents of a collection by each value they hold at a path, arrays by element. */
function indexBy(documents: Document[], parts: string[]): Map<string, Document[]> {
	const index = new Map<string, Document[]>();
	for (const document of documents) {
		for (const token of joinKeys(document, parts)) {
			const known = index.get(token);
			if (known) known.push(document);
			else index.set(token, [document]);
		}
	}
	return index;
}

/** `$lookup` by equal fields, by a pipeline with variables, or both. */
export function compileLookup(operand: unknown, context: StageContext): Stage {
	if (!isPlain(operand)) throw failedToParse('the $lookup specification must be an object');
	for (const key of Object.keys(operand)) {
		if (!OPTIONS.has(key)) throw failedToParse(`unknown argument to $lookup: ${key}`);
	}
	const from = text(operand, 'from');
	const as = splitFieldPath(text(operand, 'as'));
	context.reads.add(from);
	const byFields = Object.hasOwn(operand, 'localField') || Object.hasOwn(operand, 'foreignField');
	if (!byFields && !Object.hasOwn(operand, 'pipeline')) {
		throw failedToParse('$lookup requires both or neither of localField and foreignField');
	}
	const local = byFields ? splitFieldPath(text(operand, 'localField')) : [];
	const foreign = byFields ? splitFieldPath(text(operand, 'foreignField')) : [];
	const inner = Object.hasOwn(operand, 'pipeline') ? compileInner(operand, context) : undefined;
	return function* (documents, read) {
		const others = [...read(from)];
		const order = new Map(others.map((document, i) => [document, i]));
		const index = byFields ? indexBy(others, foreign) : undefined;
		for (const document of documents) {
			let found = others;
			if (index) {
				const matches = new Set(localKeys(document, local).flatMap((key) => index.get(key) ?? []));
				found = [...matches].sort((a, b) => order.get(a)! - order.get(b)!);
			}
			yield setPath(document, as, inner ? inner(document, found, read) : found);
		}
	};
}

type Inner = (document: Document, found: Document[], read: Parameters<Stage>[1]) => Document[];

function compileInner(operand: Document, context: StageContext): Inner {
	const given = operand['let'] ?? {};
	if (!isPlain(given)) throw failedToParse("$lookup argument 'let' must be an object");
	const outer = context.bindings;
	const variables = Object.keys(given).map((name) => {
		if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
			throw failedToParse(`'${name}' starts with an invalid character for a user variable name`);
		}
		return { name, expression: compileExpression(given[name], outer.names) };
	});
	const bindings = {
		names: new Set([...outer.names, ...variables.map(({ name }) => name)]),
		values: {} as Record<string, unknown>
	};
	const pipeline = context.compilePipeline(operand['pipeline'], bindings);
	pipeline.reads.forEach((each) => context.reads.add(each));
	return (document, found, read) => {
		const scope = { root: document, current: document, variables: outer.values };
		Object.assign(bindings.values, outer.values);
		for (const { name, expression } of variables) bindings.values[name] = expression(scope);
		return pipeline.run(found, read);
	};
}

/** `$unionWith`: the documents of another collection after one's own. */
export function compileUnionWith(operand: unknown, context: StageContext): Stage {
	const spec = typeof operand === 'string' ? { coll: operand } : operand;
	if (!isPlain(spec) || typeof spec['coll'] !== 'string') {
		throw failedToParse('the $unionWith stage must be a string or an object with coll');
	}
	for (const key of Object.keys(spec)) {
		if (key !== 'coll' && key !== 'pipeline') {
			throw new StoreError(40415, `unknown field in $unionWith: ${key}`);
		}
	}
	const collection = spec['coll'];
	context.reads.add(collection);
	const inner = context.compilePipeline(spec['pipeline'] ?? [], context.bindings);
	inner.reads.forEach((each) => context.reads.add(each));
	return function* (documents, read) {
		yield* documents;
		yield* inner.run(read(collection), read);
	};
}
