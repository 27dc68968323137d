import { StoreError, type Document } from '../../errors';
import { compileFilter } from '../match/filter';
import { isNumber, toDouble, wholeNumber } from '../numbers';
import { compileProjection } from '../project/compile';
import { compileSort, sortDocuments } from '../sort';
import { isPlain } from '../values';
import { compileAddFields, compileReplaceRoot } from './add-fields';
import { compileGraphLookup } from './graph-lookup';
import { compileCount, compileGroup, compileSortByCount } from './group';
import { compileLookup, compileUnionWith } from './lookup';
import type { Pipeline, Stage, StageContext } from './stage';
import { compileUnwind } from './unwind';

/** A stage that makes one document of each. */
const each =
	(change: (document: Document) => Document): Stage =>
	(documents) =>
		Iterator.from(documents).map(change);

function wholeOf(name: string, operand: unknown, code: number, least: number): number {
	if (!isNumber(operand)) throw new StoreError(code, `invalid argument to ${name} stage`);
	const count = wholeNumber(operand);
	if (count === undefined || toDouble(operand) < least) {
		throw new StoreError(
			name === '$limit' && toDouble(operand) === 0 ? 15958 : code,
			`invalid argument to ${name} stage: it must be a whole number of at least ${least}`
		);
	}
	return count;
}

function compileUnset(operand: unknown, context: StageContext): Stage {
	const names: unknown[] = Array.isArray(operand) ? operand : [operand];
	if (names.length === 0) throw new StoreError(31119, '$unset needs at least one field');
	for (const name of names) {
		if (typeof name !== 'string') throw new StoreError(31002, '$unset takes strings only');
	}
	const spec = Object.fromEntries(names.map((name) => [name as string, false]));
	return each(compileProjection(spec, {}, { bindings: context.bindings }));
}

function compileFacet(operand: unknown, context: StageContext): Stage {
	if (!isPlain(operand) || Object.keys(operand).length === 0) {
		throw new StoreError(40169, 'the $facet specification must be a non-empty object');
	}
	const facets = Object.keys(operand).map((name): [string, Pipeline] => {
		if (name.startsWith('$') || name.includes('.')) {
			throw new StoreError(16410, 'the name of a facet is a plain field name');
		}
		const stages: unknown = operand[name];
		if (Array.isArray(stages) && stages.some((stage) => isPlain(stage) && '$facet' in stage)) {
			throw new StoreError(40600, '$facet is not allowed to be used within a $facet stage');
		}
		const pipeline = context.compilePipeline(stages, context.bindings);
		pipeline.reads.forEach((each) => context.reads.add(each));
		return [name, pipeline];
	});
	return (documents, read) => {
		const list = [...documents];
		return [Object.fromEntries(facets.map(([name, facet]) => [name, facet.run(list, read)]))];
	};
}

type CompileStage = (operand: unknown, context: StageContext) => Stage;

/** The allow-list of stages; whatever is not here is refused by name. */
export const STAGES: Record<string, CompileStage> = {
	$match: (operand, { bindings }) => {
		if (!isPlain(operand)) throw new StoreError(15959, 'the match filter must be an object');
		const matcher = compileFilter(operand, bindings);
		return (documents) => Iterator.from(documents).filter((document) => matcher(document));
	},
	$sort: (operand) => {
		if (!isPlain(operand)) throw new StoreError(15973, 'the $sort key must be an object');
		if (Object.keys(operand).length === 0) {
			throw new StoreError(15976, '$sort stage must have at least one sort key');
		}
		compileSort(operand);
		return (documents) => sortDocuments(documents, operand);
	},
	$limit: (operand) => {
		const count = wholeOf('$limit', operand, 5107201, 1);
		return (documents) => Iterator.from(documents).take(count);
	},
	$skip: (operand) => {
		const count = wholeOf('$skip', operand, 5107200, 0);
		return (documents) => Iterator.from(documents).drop(count);
	},
	$project: (operand, { bindings }) => {
		if (!isPlain(operand)) {
			throw new StoreError(15969, '$project specification must be an object');
		}
		if (Object.keys(operand).length === 0) {
			throw new StoreError(51272, '$project specification must have at least one field');
		}
		return each(compileProjection(operand, {}, { bindings }));
	},
	$unset: compileUnset,
	$addFields: (operand, { bindings }) => each(compileAddFields('$addFields', operand, bindings)),
	$set: (operand, { bindings }) => each(compileAddFields('$set', operand, bindings)),
	$replaceRoot: (operand, { bindings }) => {
		if (!isPlain(operand) || !Object.hasOwn(operand, 'newRoot')) {
			throw new StoreError(40231, "$replaceRoot needs an object with 'newRoot'");
		}
		if (Object.keys(operand).length > 1) {
			throw new StoreError(40415, 'unknown field in $replaceRoot');
		}
		return each(compileReplaceRoot(operand['newRoot'], bindings));
	},
	$replaceWith: (operand, { bindings }) => each(compileReplaceRoot(operand, bindings)),
	$unwind: compileUnwind,
	$group: compileGroup,
	$count: compileCount,
	$sortByCount: compileSortByCount,
	$lookup: compileLookup,
	$graphLookup: compileGraphLookup,
	$unionWith: compileUnionWith,
	$facet: compileFacet
};

/** Whether the name is that of a stage of this store. */
export const isStage = (name: string): boolean => Object.hasOwn(STAGES, name);

/** Compiles one stage. @throws StoreError 40324 for a stage that is not supported */
export function compileStage(name: string, operand: unknown, context: StageContext): Stage {
	const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
	if (!compile) throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`);
	return compile(operand, context);
}
