import { Int32, Long } from 'bson';
import { encode, encodeCursorReply, flagOf, isPlainDocument, numberOf } from '../codec';
import { takeBatch } from '../cursors';
import { StoreError } from '../errors';
import type { Document } from '../errors';
import { compilePipeline } from '../query/aggregate';
import { distinctValues } from '../query/distinct';
import { compileProjection } from '../query/project';
import { documentOf } from '../record';
import type { StoredRecord } from '../record';
import { CompiledSelection } from '../selection';
import { checkHint, countOf, documentOption, namespaceOf, refuseLet } from './command';
import type { Command, RawReply, Request } from './command';

const FIRST_BATCH = 101;

interface CursorOptions {
	namespace: string;
	batchSize: number;
	/** Whether what is left must be read at once, because later changes would show. */
	lazy: boolean;
	single?: boolean;
	/** After so many documents the cursor is known to have ended. */
	limit?: number;
}

/** Answers the first batch and keeps a cursor for the rest. */
export function openCursor(
	request: Request,
	results: Iterator<Uint8Array>,
	options: CursorOptions
): RawReply {
	const { namespace, batchSize } = options;
	const { documents, pending, done } = takeBatch(results, batchSize);
	let id = Long.ZERO;
	const ended =
		done || options.single || (options.limit !== undefined && documents.length >= options.limit);
	if (ended) results.return?.();
	else {
		const rest = options.lazy ? results : drained(results);
		const { session, transaction } = request.context;
		id = request.engine.cursors.add({
			namespace,
			session,
			transaction,
			rest,
			pending,
			usedAt: request.engine.now()
		}).id;
	}
	return {
		encode: (tail) => encodeCursorReply('firstBatch', documents, id, namespace, tail)
	};
}

function drained(results: Iterator<Uint8Array>): Iterator<Uint8Array> {
	const rest: Uint8Array[] = [];
	for (let step = results.next(); !step.done; step = results.next()) rest.push(step.value);
	return rest[Symbol.iterator]();
}

function* bytesOf(
	records: Iterable<StoredRecord>,
	project: ((doc: Document) => Document) | undefined
): Generator<Uint8Array> {
	for (const record of records) yield project ? encode(project(documentOf(record))) : record.bytes;
}

/** Cursors of the simple kind, for lists that are documents already. */
export function listCursor(request: Request, namespace: string, list: Document[]): RawReply {
	const batchSize = countOf('cursor.batchSize', documentOption(request.body.cursor).batchSize);
	return openCursor(request, list.map(encode)[Symbol.iterator](), {
		namespace,
		batchSize: batchSize ?? FIRST_BATCH,
		lazy: true
	});
}

export const find: Command = {
	inTransaction: true,
	fields: {
		filter: 'document',
		sort: 'document',
		projection: 'document',
		hint: 'any',
		skip: 'number',
		limit: 'number',
		batchSize: 'number',
		singleBatch: 'flag',
		allowDiskUse: 'flag',
		allowPartialResults: 'flag',
		collation: 'document',
		let: 'document',
		returnKey: 'false',
		showRecordId: 'false',
		tailable: 'false',
		awaitData: 'false',
		noCursorTimeout: 'false',
		oplogReplay: 'false'
	},
	refused: ['min', 'max'],
	run(request) {
		const { body, engine } = request;
		const namespace = namespaceOf(request);
		refuseLet(request);
		const filter = documentOption(body.filter);
		const skip = countOf('skip', body.skip) ?? 0;
		const limit = countOf('limit', body.limit) ?? 0;
		const selection = new CompiledSelection({
			filter,
			sort: documentOption(body.sort),
			skip,
			limit
		});
		const projection = documentOption(body.projection);
		const project =
			Object.keys(projection).length > 0 ? compileProjection(projection, filter) : undefined;
		const batchSize = countOf('batchSize', body.batchSize);
		checkHint(request, namespace);
		const view = engine.view(namespace, request.context.transaction);
		return openCursor(request, bytesOf(selection.run(view), project), {
			namespace,
			batchSize: batchSize ?? FIRST_BATCH,
			lazy: Boolean(view.collection?.onDisk) && !request.context.transaction,
			single: flagOf(body.singleBatch),
			...(limit > 0 ? { limit } : {})
		});
	}
};

export const getMore: Command = {
	inTransaction: true,
	fields: { collection: 'string', batchSize: 'number' },
	required: ['collection'],
	run(request) {
		const { body, engine, context } = request;
		if ((body.getMore as { _bsontype?: string })?._bsontype !== 'Long')
			throw new StoreError(14, "BSON field 'getMore.getMore' must be a long");
		const id = body.getMore as Long;
		const namespace = `${request.database}.${String(body.collection)}`;
		const cursor = engine.cursors.take(id, namespace, context.session);
		if (cursor.transaction !== context.transaction)
			throw new StoreError(50738, 'The cursor belongs to another transaction');
		const batchSize = countOf('batchSize', body.batchSize);
		if (batchSize === 0 && body.batchSize !== undefined)
			throw new StoreError(2, 'Batch size for getMore must be positive');
		const { documents, pending, done } = takeBatch(
			cursor.rest,
			batchSize ?? Infinity,
			cursor.pending
		);
		cursor.pending = pending;
		cursor.usedAt = engine.now();
		if (done) engine.cursors.close(id);
		return {
			encode: (tail) =>
				encodeCursorReply('nextBatch', documents, done ? Long.ZERO : id, namespace, tail)
		};
	}
};

export const killCursors: Command = {
	inTransaction: true,
	fields: { cursors: 'array' },
	required: ['cursors'],
	run(request) {
		const ids = request.body.cursors as Long[];
		if (ids.length === 0)
			throw new StoreError(2, 'Must specify at least one cursor id in: cursors');
		const killed: unknown[] = [];
		const notFound: unknown[] = [];
		for (const id of ids) (request.engine.cursors.close(id) ? killed : notFound).push(id);
		return {
			cursorsKilled: killed,
			cursorsNotFound: notFound,
			cursorsAlive: [],
			cursorsUnknown: []
		};
	}
};

export const count: Command = {
	fields: {
		query: 'document',
		fields: 'any',
		limit: 'number',
		skip: 'number',
		hint: 'any',
		collation: 'document'
	},
	run(request) {
		const { body, engine } = request;
		const namespace = namespaceOf(request);
		const limit = Math.abs(Math.trunc(numberOf(body.limit) ?? 0));
		const skip = countOf('skip', body.skip) ?? 0;
		const selection = new CompiledSelection({ filter: documentOption(body.query), skip, limit });
		checkHint(request, namespace);
		return { n: selection.count(engine.view(namespace, undefined)) };
	}
};

export const distinct: Command = {
	inTransaction: true,
	fields: { key: 'string', query: 'document', hint: 'any', collation: 'document' },
	required: ['key'],
	run(request) {
		const { body, engine, context } = request;
		const namespace = namespaceOf(request);
		const selection = new CompiledSelection({ filter: documentOption(body.query) });
		checkHint(request, namespace);
		const view = engine.view(namespace, context.transaction);
		return { values: distinctValues(documentsOf(selection.run(view)), String(body.key)) };
	}
};

function* documentsOf(records: Iterable<StoredRecord>): Generator<Document> {
	for (const record of records) yield documentOf(record);
}

/** The leading $match, $sort, $skip and $limit, which the planner may answer by an index. */
function splitPipeline(pipeline: Document[]): {
	filter: Document;
	sort?: Document;
	skip?: number;
	limit?: number;
	rest: Document[];
} {
	const filters: Document[] = [];
	let at = 0;
	const stage = (name: string): unknown => {
		const current = pipeline[at];
		return current && Object.keys(current).length === 1 ? current[name] : undefined;
	};
	for (let match = stage('$match'); isPlainDocument(match); match = stage('$match')) {
		filters.push(match);
		at += 1;
	}
	const filter = filters.length === 0 ? {} : filters.length === 1 ? filters[0]! : { $and: filters };
	const sort = stage('$sort');
	if (!isPlainDocument(sort)) return { filter, rest: pipeline.slice(at) };
	at += 1;
	const skip = numberOf(stage('$skip'));
	if (skip !== undefined) at += 1;
	const limit = numberOf(stage('$limit'));
	if (limit !== undefined) at += 1;
	return {
		filter,
		sort,
		...(skip === undefined ? {} : { skip }),
		...(limit === undefined ? {} : { limit }),
		rest: pipeline.slice(at)
	};
}

/** What `countDocuments` asks, one group of all with their number: answered without decoding them. */
function countedAs(rest: Document[]): ((n: number) => Document) | undefined {
	const group = rest.length === 1 ? rest[0]!.$group : undefined;
	if (!isPlainDocument(group) || Object.keys(group).length !== 2) return undefined;
	const [name, sum] = Object.entries(group)[1]!;
	const constant = group._id === null || numberOf(group._id) !== undefined;
	const isOne = isPlainDocument(sum) && Object.keys(sum).join() === '$sum' && isIntOne(sum.$sum);
	if (Object.keys(group)[0] !== '_id' || !constant || !isOne) return undefined;
	return (n) => ({ _id: group._id, [name]: new Int32(n) });
}

const isIntOne = (value: unknown): boolean => value instanceof Int32 && value.value === 1;

export const aggregate: Command = {
	inTransaction: true,
	fields: {
		pipeline: 'array',
		cursor: 'document',
		allowDiskUse: 'flag',
		explain: 'false',
		bypassDocumentValidation: 'flag',
		hint: 'any',
		collation: 'document',
		let: 'document'
	},
	required: ['pipeline'],
	run(request) {
		const { body, engine, context } = request;
		refuseLet(request);
		if (numberOf(body.aggregate) === 1)
			throw new StoreError(238, 'Aggregations on a database are not supported by this store');
		const namespace = namespaceOf(request);
		if (!isPlainDocument(body.cursor))
			throw new StoreError(9, "The 'cursor' option is required, except for aggregate with explain");
		for (const option of Object.keys(body.cursor))
			if (option !== 'batchSize')
				throw new StoreError(40415, `BSON field 'cursor.${option}' is an unknown field.`);
		const pipeline = body.pipeline as Document[];
		// the whole is checked before any of it runs
		compilePipeline(pipeline);
		const { rest, ...selected } = splitPipeline(pipeline);
		const selection = new CompiledSelection(selected);
		const compiled = rest.length > 0 ? compilePipeline(rest) : undefined;
		const batchSize = countOf('cursor.batchSize', body.cursor.batchSize) ?? FIRST_BATCH;
		checkHint(request, namespace);
		const view = engine.view(namespace, context.transaction);
		const lazy = Boolean(view.collection?.onDisk) && !context.transaction;
		const counted = countedAs(rest);
		if (counted && !selected.sort) {
			const n = selection.count(view);
			const groups = n > 0 ? [counted(n)] : [];
			return openCursor(request, groups.map(encode)[Symbol.iterator](), {
				namespace,
				batchSize,
				lazy: true
			});
		}
		if (!compiled)
			return openCursor(request, bytesOf(selection.run(view), undefined), {
				namespace,
				batchSize,
				lazy
			});
		const read = (name: string): Iterable<Document> => {
			const other = engine.view(namespaceOf(request, name), context.transaction);
			return documentsOf(other.scan());
		};
		const results = compiled.run(documentsOf(selection.run(view)), read);
		return openCursor(request, [...results].map(encode)[Symbol.iterator](), {
			namespace,
			batchSize,
			lazy: true
		});
	}
};
