import { StoreError, failedToParse, type Document } from '../errors';
import { compileFilter, type Matcher } from './match';
import { compilePipelineUpdate } from './update/pipeline';
import { compileReplacement } from './update/replacement';
import { compileArrayFilters } from './update/array-filters';
import { applyTree, type Context } from './update/apply';
import { parseModifiers } from './update/parse';
import { takeRenamed } from './update/rename';
import { field, isPlain, valuesEqual } from './values';

export { upsertSeed } from './update/seed';

/** What an update is applied with: the moment it runs at, and whether it builds a new document. */
export interface UpdateContext {
	isInsert: boolean;
	now: Date;
}

/** A compiled update. `apply` returns the same reference when nothing changes, else a new document. */
export interface CompiledUpdate {
	apply(document: Document, context: UpdateContext): Document;
	isReplacement: boolean;
}

/**
 * Compiles an update document, a replacement or a pipeline of simple stages, once for all
 * documents. `query` is the filter that found them: the positional operator looks there.
 * @throws StoreError 2, 9, 40, 52, 56 for what cannot be read; `apply` throws 2, 14, 28, 66
 */
export function compileUpdate(
	update: Document | Document[],
	options: { arrayFilters?: Document[]; query: Document }
): CompiledUpdate {
	if (Array.isArray(update)) {
		if (options.arrayFilters) throw failedToParse('arrayFilters may not be used with a pipeline');
		return guarded(compilePipelineUpdate(update), false);
	}
	if (!isPlain(update)) throw failedToParse('Update argument must be either an object or an array');
	const first = Object.keys(update)[0];
	if (first === undefined || !first.startsWith('$')) {
		if (options.arrayFilters && options.arrayFilters.length > 0) {
			throw failedToParse('arrayFilters may not be used with a replacement');
		}
		return guarded(compileReplacement(update), true);
	}
	const filters = compileArrayFilters(options.arrayFilters ?? []);
	const tree = parseModifiers(update, filters);
	let finder: Matcher | undefined;
	return guarded((document, { isInsert, now }) => {
		const context: Context = { isInsert, now, filters: filters.byName, renamed: new Map() };
		if (tree.usesPosition && !isInsert) {
			finder ??= compileFilter(options.query);
			const details: { position?: number } = {};
			finder(document, details);
			if (details.position !== undefined) context.position = String(details.position);
		}
		return applyTree(tree.root, takeRenamed(tree.renames, document, context.renamed), context);
	}, false);
}

type Apply = (document: Document, context: UpdateContext) => Document;

/** The _id of a stored document never changes. */
function guarded(apply: Apply, isReplacement: boolean): CompiledUpdate {
	return {
		isReplacement,
		apply(document, context) {
			const result = apply(document, context);
			if (result === document) return document;
			const id = field(document, '_id');
			if (id !== undefined && !valuesEqual(field(result, '_id'), id)) {
				throw new StoreError(
					66,
					"Performing an update on the path '_id' would modify the immutable field '_id'"
				);
			}
			return result;
		}
	};
}
