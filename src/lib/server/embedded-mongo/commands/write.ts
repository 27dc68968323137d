import { ObjectId, Timestamp } from 'bson';
import { decode, encode, flagOf, isPlainDocument, numberOf, timestamp } from '../codec';
import type { Engine } from '../engine';
import { StoreError } from '../errors';
import type { Document } from '../errors';
import { compileUpdate, upsertSeed } from '../query/update';
import { documentOf } from '../record';
import { CompiledSelection } from '../selection';
import type { Transaction } from '../transactions';
import type { View } from '../view';
import { Writer } from '../writer';
import { checkFields, checkHint, checkRequired, namespaceOf, refuseLet } from './command';
import type { Command, Request } from './command';

export const MOST_STATEMENTS = 100_000;

/** The statements of a command, from its array or its kind-1 section; 16 when there are none. */
function statementsOf(request: Request, field: string): { doc: Document; raw?: Uint8Array }[] {
	const sequence = request.sequences.get(field);
	const given = request.body[field];
	if (sequence && given !== undefined) throw new StoreError(40413, `'${field}' is given twice`);
	if (!sequence && (given === undefined || given === null))
		throw new StoreError(
			40414,
			`BSON field '${request.name}.${field}' is missing but a required field`
		);
	const list = sequence
		? sequence.map((raw) => ({ doc: decode(raw), raw }))
		: (given as unknown[]).map((doc) => {
				if (!isPlainDocument(doc)) throw new StoreError(14, `'${field}' must hold documents`);
				return { doc };
			});
	if (list.length === 0 || list.length > MOST_STATEMENTS)
		throw new StoreError(
			16,
			`Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${list.length} operations.`
		);
	return list;
}

/** Refuses whatever would change a document of an insert-only collection (13). */
export function refuseInsertOnly(request: Request, namespace: string): void {
	const name = namespace.slice(namespace.indexOf('.') + 1);
	if (request.engine.storage.insertOnly(name))
		throw new StoreError(
			13,
			`'${name}' takes inserts only: '${request.name}' is refused by the store`
		);
}

/** The collection a write goes to; outside a transaction it is made when it does not exist. */
export function targetView(request: Request, namespace: string, create: boolean): View {
	const { engine, context } = request;
	if (create && !context.transaction) engine.ensureCollection(namespace);
	return engine.view(namespace, context.transaction);
}

/** Runs statement after statement; an error is reported at its place, and ends an ordered command. */
function eachStatement(count: number, ordered: boolean, run: (index: number) => void): Document[] {
	const errors: Document[] = [];
	for (let index = 0; index < count; index += 1) {
		try {
			run(index);
		} catch (error) {
			if (!(error instanceof StoreError) || error.code === 112 || error.code === 246) throw error;
			const { keyPattern, keyValue } = error.extra ?? {};
			errors.push({
				index,
				code: error.code,
				...(keyPattern ? { keyPattern, keyValue } : {}),
				errmsg: error.message
			});
			if (ordered) break;
		}
	}
	return errors;
}

/** Makes a document fit to be stored: `_id` first, made where it is missing; 53 and 52 for bad ones. */
export function prepareInsert(engine: Engine, doc: Document): { doc: Document; changed: boolean } {
	let changed = false;
	let out = doc;
	if (!Object.hasOwn(doc, '_id')) {
		out = { _id: new ObjectId(), ...doc };
		changed = true;
	} else if (Object.keys(doc)[0] !== '_id') {
		const { _id, ...rest } = doc;
		out = { _id, ...rest };
		changed = true;
	}
	checkId(out._id);
	for (const [name, value] of Object.entries(out))
		if (value instanceof Timestamp && value.isZero() && name !== '_id') {
			if (out === doc) out = { ...doc };
			out[name] = timestamp(Math.floor(engine.now() / 1000), (engine.change % 0xffffffff) + 1);
			changed = true;
		}
	return { doc: out, changed };
}

function checkId(id: unknown): void {
	const type = (id as { _bsontype?: string } | null | undefined)?._bsontype;
	if (Array.isArray(id) || id === undefined || type === 'BSONRegExp' || id instanceof RegExp)
		throw new StoreError(
			53,
			`The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : id === undefined ? 'undefined' : 'regex'}`
		);
	if (isPlainDocument(id))
		for (const name of Object.keys(id))
			if (name.startsWith('$'))
				throw new StoreError(52, `_id fields may not contain '$'-prefixed fields: ${name}`);
}

/**
 * Whether an error says that something lies outside the subset. That refuses the whole command; what
 * MongoDB itself would refuse is reported at its statement.
 */
const isRefusal = (error: StoreError): boolean =>
	error.message.includes('not supported by this store');

/** Compiles every statement before any runs; a faulty one becomes the error of its place. */
function compileAll<T>(
	list: { doc: Document }[],
	compile: (doc: Document) => T
): (T | StoreError)[] {
	return list.map(({ doc }) => {
		try {
			return compile(doc);
		} catch (error) {
			if (error instanceof StoreError && !isRefusal(error)) return error;
			throw error;
		}
	});
}

const WRITE_FIELDS = { ordered: 'flag', bypassDocumentValidation: 'flag' } as const;

function isOrdered(request: Request): boolean {
	return request.body.ordered === undefined || flagOf(request.body.ordered);
}

export const insert: Command = {
	inTransaction: true,
	retryable: true,
	writes: true,
	fields: { documents: 'array', ...WRITE_FIELDS },
	run(request) {
		const { engine, context } = request;
		const namespace = namespaceOf(request);
		const list = statementsOf(request, 'documents');
		const view = targetView(request, namespace, true);
		const writer = new Writer(engine, context.transaction);
		let n = 0;
		const writeErrors = eachStatement(list.length, isOrdered(request), (index) => {
			const { doc: given, raw } = list[index]!;
			const { doc, changed } = prepareInsert(engine, given);
			writer.insert(view, doc, raw && !changed ? Buffer.from(raw) : encode(doc));
			n += 1;
		});
		return { n, ...(writeErrors.length > 0 ? { writeErrors } : {}) };
	}
};

export interface UpdateStatement {
	query: Document;
	update: unknown;
	multi?: boolean;
	upsert?: boolean;
	arrayFilters?: Document[] | undefined;
	sort?: Document | undefined;
}

export interface UpdateOutcome {
	matched: number;
	modified: number;
	upserted?: unknown;
	before?: Document;
	after?: Document;
}

/** Compiles an update once and gives back what runs it. */
export function compileStatement(
	statement: UpdateStatement
): (engine: Engine, view: View, transaction: Transaction | undefined) => UpdateOutcome {
	const { query, multi = false, upsert = false } = statement;
	const selection = new CompiledSelection({
		filter: query,
		sort: statement.sort,
		limit: multi ? 0 : 1
	});
	const update = compileUpdate(statement.update as Document, {
		query,
		...(statement.arrayFilters ? { arrayFilters: statement.arrayFilters } : {})
	});
	if (multi && update.isReplacement)
		throw new StoreError(9, 'multi update is not supported for replacement-style update');
	return (engine, view, transaction) => {
		const writer = new Writer(engine, transaction);
		const now = new Date(engine.now());
		const outcome: UpdateOutcome = { matched: 0, modified: 0 };
		for (const record of [...selection.run(view)]) {
			const before = documentOf(record);
			const after = update.apply(before, { isInsert: false, now });
			outcome.matched += 1;
			outcome.before = before;
			outcome.after = after;
			if (after === before) continue;
			writer.replace(view, record, after, encode(after));
			outcome.modified += 1;
		}
		if (outcome.matched === 0 && upsert) {
			const seed = upsertSeed(query);
			const made = update.apply(seed, { isInsert: true, now });
			const { doc } = prepareInsert(engine, made);
			writer.insert(view, doc);
			outcome.upserted = doc._id;
			outcome.after = doc;
		}
		return outcome;
	};
}

export const update: Command = {
	inTransaction: true,
	retryable: true,
	writes: true,
	fields: { updates: 'array', let: 'document', ...WRITE_FIELDS },
	run(request) {
		const { engine, context } = request;
		const namespace = namespaceOf(request);
		refuseLet(request);
		refuseInsertOnly(request, namespace);
		const list = statementsOf(request, 'updates');
		for (const { doc } of list) {
			checkFields(
				'updates',
				{
					q: 'document',
					u: 'any',
					multi: 'flag',
					upsert: 'flag',
					arrayFilters: 'array',
					hint: 'any',
					collation: 'document'
				},
				['c', 'sort', 'sampleId'],
				doc
			);
			checkRequired('updates', ['q', 'u'], doc);
			checkHint(request, namespace, doc.hint);
		}
		const compiled = compileAll(list, (doc) =>
			compileStatement({
				query: doc.q as Document,
				update: doc.u,
				multi: flagOf(doc.multi),
				upsert: flagOf(doc.upsert),
				arrayFilters: doc.arrayFilters as Document[] | undefined
			})
		);
		const view = targetView(
			request,
			namespace,
			list.some(({ doc }) => flagOf(doc.upsert))
		);
		let n = 0;
		let nModified = 0;
		const upserted: Document[] = [];
		const writeErrors = eachStatement(list.length, isOrdered(request), (index) => {
			const run = compiled[index]!;
			if (run instanceof StoreError) throw run;
			const outcome = run(engine, view, context.transaction);
			nModified += outcome.modified;
			n += outcome.matched;
			if ('upserted' in outcome) {
				n += 1;
				upserted.push({ index, _id: outcome.upserted });
			}
		});
		return {
			n,
			...(upserted.length > 0 ? { upserted } : {}),
			...(writeErrors.length > 0 ? { writeErrors } : {}),
			nModified
		};
	}
};

export const remove: Command = {
	inTransaction: true,
	retryable: true,
	writes: true,
	fields: { deletes: 'array', let: 'document', ...WRITE_FIELDS },
	run(request) {
		const { engine, context } = request;
		const namespace = namespaceOf(request);
		refuseLet(request);
		refuseInsertOnly(request, namespace);
		const list = statementsOf(request, 'deletes');
		for (const { doc } of list) {
			checkFields(
				'deletes',
				{ q: 'document', limit: 'number', hint: 'any', collation: 'document' },
				undefined,
				doc
			);
			checkRequired('deletes', ['q', 'limit'], doc);
			const limit = numberOf(doc.limit);
			if (limit !== 0 && limit !== 1)
				throw new StoreError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
			checkHint(request, namespace, doc.hint);
		}
		const compiled = compileAll(list, ({ q, limit }) => {
			return new CompiledSelection({ filter: q as Document, limit: numberOf(limit)! });
		});
		const view = targetView(request, namespace, false);
		const writer = new Writer(engine, context.transaction);
		let n = 0;
		const writeErrors = eachStatement(list.length, isOrdered(request), (index) => {
			const selection = compiled[index]!;
			if (selection instanceof StoreError) throw selection;
			for (const record of [...selection.run(view)]) {
				writer.remove(view, record);
				n += 1;
			}
		});
		return { n, ...(writeErrors.length > 0 ? { writeErrors } : {}) };
	}
};
