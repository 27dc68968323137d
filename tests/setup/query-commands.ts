import { Int32, ObjectId } from 'bson';
import { StoreError, type Document } from '../../src/lib/server/embedded-mongo/errors';
import { compilePipeline } from '../../src/lib/server/embedded-mongo/query/aggregate';
import { distinctValues } from '../../src/lib/server/embedded-mongo/query/distinct';
import { compileFilter } from '../../src/lib/server/embedded-mongo/query/match';
import { toDouble } from '../../src/lib/server/embedded-mongo/query/numbers';
import { compileProjection } from '../../src/lib/server/embedded-mongo/query/project';
import { sortDocuments } from '../../src/lib/server/embedded-mongo/query/sort';
import { compileUpdate, upsertSeed } from '../../src/lib/server/embedded-mongo/query/update';
import type { Answer, Raw } from './store-answers';

/** Lists of documents by collection: a store with nothing but the query engine in it. */
export type Collections = Record<string, Document[]>;

const count = (value: unknown, otherwise: number): number =>
	value === undefined ? otherwise : toDouble(value);

const document = (value: unknown): Document => (value ?? {}) as Document;

const firstBatch = (documents: Document[]): Raw => ({
	cursor: { firstBatch: documents, open: false }
});

function find(command: Raw, documents: Document[]): Document[] {
	const filter = document(command['filter'] ?? command['query']);
	const matcher = compileFilter(filter);
	const projection = compileProjection(document(command['projection']), filter);
	const sorted = sortDocuments(
		documents.filter((each) => matcher(each)),
		document(command['sort'])
	);
	const skip = count(command['skip'], 0);
	const limit = count(command['limit'], 0);
	return sorted.slice(skip, limit > 0 ? skip + limit : undefined).map(projection);
}

interface Changed {
	before?: Document;
	after?: Document;
	upserted?: unknown;
}

/** One update statement, on all or the first of its matches; the list is changed in place. */
function change(documents: Document[], statement: Raw): Changed[] {
	const query = document(statement['q']);
	const update = compileUpdate(statement['u'] as Document, {
		query,
		...(statement['arrayFilters'] ? { arrayFilters: statement['arrayFilters'] as Document[] } : {})
	});
	const multi = statement['multi'] === true;
	if (multi && update.isReplacement) throw new StoreError(9, 'multi update is not supported');
	const matcher = compileFilter(query);
	const sorted = sortDocuments(documents, document(statement['sort']));
	const matches = sorted.filter((each) => matcher(each)).slice(0, multi ? undefined : 1);
	const now = new Date();
	if (matches.length === 0 && statement['upsert'] === true) {
		const seed = upsertSeed(query);
		const start = update.isReplacement ? ('_id' in seed ? { _id: seed['_id'] } : {}) : seed;
		const made = update.apply(start, { isInsert: true, now });
		const after = '_id' in made ? made : { _id: new ObjectId(), ...made };
		documents.push(after);
		return [{ after, upserted: after['_id'] }];
	}
	return matches.map((before) => {
		const after = update.apply(before, { isInsert: false, now });
		documents[documents.indexOf(before)] = after;
		return { before, after };
	});
}

function update(command: Raw, documents: Document[]): Raw {
	const writeErrors: Raw[] = [];
	const upserted: Raw[] = [];
	let n = 0;
	let nModified = 0;
	for (const [index, statement] of (command['updates'] as Raw[]).entries()) {
		try {
			for (const { before, after, upserted: _id } of change(documents, statement)) {
				n++;
				if (before && before !== after) nModified++;
				if (_id !== undefined) upserted.push({ index, _id });
			}
		} catch (error) {
			if (!(error instanceof StoreError)) throw error;
			writeErrors.push({ index, code: error.code });
			if (command['ordered'] !== false) break;
		}
	}
	return {
		n,
		...(upserted.length > 0 ? { upserted } : {}),
		nModified,
		...(writeErrors.length > 0 ? { writeErrors } : {})
	};
}

function findAndModify(command: Raw, documents: Document[]): Raw {
	const q = document(command['query']);
	const projection = compileProjection(document(command['fields']), q);
	if (command['remove'] === true) {
		const matcher = compileFilter(q);
		const found = sortDocuments(documents, document(command['sort'])).find((each) => matcher(each));
		if (found) documents.splice(documents.indexOf(found), 1);
		return {
			lastErrorObject: { n: found ? 1 : 0 },
			value: found ? projection(found) : null
		};
	}
	const statement = { q, u: command['update'], upsert: command['upsert'], sort: command['sort'] };
	const [changed] = change(documents, statement);
	const value = command['new'] === true ? changed?.after : changed?.before;
	return {
		lastErrorObject: {
			n: changed ? 1 : 0,
			updatedExisting: changed?.before !== undefined,
			...(changed?.upserted === undefined ? {} : { upserted: changed.upserted })
		},
		value: value ? projection(value) : null
	};
}

function remove(command: Raw, documents: Document[]): Raw {
	let n = 0;
	for (const { q, limit } of command['deletes'] as Raw[]) {
		const matcher = compileFilter(document(q));
		const one = count(limit, 0) === 1;
		const matches = documents.filter((each) => matcher(each)).slice(0, one ? 1 : undefined);
		for (const each of matches) documents.splice(documents.indexOf(each), 1);
		n += matches.length;
	}
	return { n };
}

function run(command: Raw, collections: Collections): Raw {
	const [name = ''] = Object.keys(command);
	const target = String(command[name]);
	const documents = (collections[target] ??= []);
	switch (name) {
		case 'find':
			return firstBatch(find(command, documents));
		case 'count':
			return { n: new Int32(find(command, documents).length) };
		case 'distinct':
			return {
				values: distinctValues(
					find({ filter: command['query'] }, documents),
					String(command['key'])
				)
			};
		case 'aggregate':
			return firstBatch(
				compilePipeline(command['pipeline']).run(documents, (other) => collections[other] ?? [])
			);
		case 'update':
			return update(command, documents);
		case 'findAndModify':
			return findAndModify(command, documents);
		case 'delete':
			return remove(command, documents);
		default:
			throw new StoreError(59, `no such command: ${name}`);
	}
}

/** Answers a command from lists in memory, as the recorded answers are written. */
export function answer(command: Raw, collections: Collections): Answer {
	try {
		return { reply: run(command, collections) };
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		return { error: { code: new Int32(error.code) } };
	}
}
