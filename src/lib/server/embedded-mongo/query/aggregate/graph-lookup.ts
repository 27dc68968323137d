import { Long } from 'bson';
import { StoreError, failedToParse, type Document } from '../../errors';
import { compileExpression, splitFieldPath } from '../expressions/compile';
import { compileFilter } from '../match/filter';
import { isNumber, wholeNumber } from '../numbers';
import { isPlain, keyToken } from '../values';
import { joinKeys, localKeys } from './join';
import { setPath } from './set-path';
import type { Stage, StageContext } from './stage';

interface Options {
	from: string;
	as: string[];
	connectFrom: string[];
	to: string[];
	depthField?: string[];
	maxDepth: number;
}

const TEXTS = ['from', 'as', 'connectFromField', 'connectToField'];
const OTHERS = ['startWith', 'maxDepth', 'depthField', 'restrictSearchWithMatch'];

function parse(spec: Document): Options {
	for (const key of Object.keys(spec)) {
		if (!TEXTS.includes(key) && !OTHERS.includes(key)) {
			throw new StoreError(40104, `Unknown argument to $graphLookup: ${key}`);
		}
	}
	for (const key of TEXTS) {
		if (typeof spec[key] !== 'string') {
			throw new StoreError(40103, `expected string as argument for ${key}`);
		}
	}
	if (!Object.hasOwn(spec, 'startWith')) {
		throw new StoreError(40105, "$graphLookup requires 'startWith'");
	}
	const { maxDepth, depthField } = spec;
	const depth = maxDepth === undefined ? Infinity : isNumber(maxDepth) ? wholeNumber(maxDepth) : -1;
	if (depth === undefined || depth < 0) {
		throw new StoreError(40101, 'maxDepth requires a nonnegative whole number');
	}
	if (depthField !== undefined && typeof depthField !== 'string') {
		throw new StoreError(40103, 'expected string as argument for depthField');
	}
	return {
		from: spec['from'] as string,
		as: splitFieldPath(spec['as'] as string),
		connectFrom: splitFieldPath(spec['connectFromField'] as string),
		to: splitFieldPath(spec['connectToField'] as string),
		...(depthField === undefined ? {} : { depthField: splitFieldPath(depthField) }),
		maxDepth: depth
	};
}

/** `$graphLookup`: breadth first, each document once, at its smallest depth. */
export function compileGraphLookup(operand: unknown, context: StageContext): Stage {
	if (!isPlain(operand))
		throw failedToParse('the $graphLookup stage specification must be an object');
	const options = parse(operand);
	const start = compileExpression(operand['startWith'], context.bindings.names);
	const restriction = operand['restrictSearchWithMatch'] ?? {};
	if (!isPlain(restriction)) {
		throw new StoreError(40185, 'restrictSearchWithMatch must be an object');
	}
	const allowed = compileFilter(restriction, context.bindings);
	context.reads.add(options.from);
	return function* (documents, read) {
		const candidates = [...read(options.from)].filter((document) => allowed(document));
		const index = new Map<string, Document[]>();
		for (const candidate of candidates) {
			for (const token of joinKeys(candidate, options.to)) {
				index.set(token, [...(index.get(token) ?? []), candidate]);
			}
		}
		for (const document of documents) {
			const scope = { root: document, current: document, variables: context.bindings.values };
			const value = start(scope);
			const tokens = Array.isArray(value)
				? value.map((element: unknown) => keyToken([element ?? null]))
				: [keyToken([value ?? null])];
			yield setPath(document, options.as, search(tokens, index, options));
		}
	};
}

function search(tokens: string[], index: Map<string, Document[]>, options: Options): Document[] {
	const found = new Map<Document, number>();
	const asked = new Set<string>();
	let frontier = tokens;
	for (let depth = 0; frontier.length > 0 && depth <= options.maxDepth; depth++) {
		const next: string[] = [];
		for (const token of frontier) {
			if (asked.has(token)) continue;
			asked.add(token);
			for (const document of index.get(token) ?? []) {
				if (found.has(document)) continue;
				found.set(document, depth);
				next.push(...localKeys(document, options.connectFrom));
			}
		}
		frontier = next;
	}
	return Array.from(found, ([document, depth]) =>
		options.depthField ? setPath(document, options.depthField, Long.fromNumber(depth)) : document
	);
}
