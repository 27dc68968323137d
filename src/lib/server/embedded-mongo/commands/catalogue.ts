import { Binary } from 'bson';
import { encode, flagOf, isPlainDocument, numberOf } from '../codec';
import type { Collection } from '../collection';
import { StoreError } from '../errors';
import type { Document } from '../errors';
import { Index, readIndexSpec } from '../indexes';
import { compileFilter } from '../query/match';
import { documentOf } from '../record';
import { documentOption, namespaceOf } from './command';
import type { Command, Request } from './command';
import { COPY_SUFFIX } from '../options';
import { listCursor } from './read';

export const create: Command = {
	writes: true,
	fields: { collation: 'document', capped: 'false', temp: 'false' },
	refused: [
		'size',
		'max',
		'storageEngine',
		'validator',
		'validationLevel',
		'validationAction',
		'indexOptionDefaults',
		'viewOn',
		'pipeline',
		'timeseries',
		'expireAfterSeconds',
		'clusteredIndex',
		'changeStreamPreAndPostImages',
		'encryptedFields'
	],
	run(request) {
		const namespace = namespaceOf(request);
		if (request.engine.storage.collection(namespace))
			throw new StoreError(48, `Collection ${namespace} already exists.`);
		request.engine.transactions.waitForUsers(namespace);
		request.engine.ensureCollection(namespace);
		return {};
	}
};

function existing(request: Request, namespace: string): Collection {
	const collection = request.engine.storage.collection(namespace);
	if (!collection) throw new StoreError(26, `ns does not exist: ${namespace}`);
	return collection;
}

function dropCollection(request: Request, collection: Collection): void {
	const { engine } = request;
	engine.storage.drop(collection);
	engine.cursors.closeWhere((cursor) => cursor.namespace === collection.namespace);
	engine.transactions.noteDrop(collection.namespace, engine.change);
	engine.changedWhole(collection.name);
}

/** A copy that is being made to replace a database; it may be thrown away whole. */
const isCopy = (database: string): boolean => database.endsWith(COPY_SUFFIX);

function refuseDrop(request: Request, collection: Collection): void {
	const mayGo = request.engine.options.allowDrop || isCopy(collection.database);
	if (collection.insertOnly && !mayGo)
		throw new StoreError(13, `'${collection.name}' takes inserts only: it cannot be dropped`);
}

export const drop: Command = {
	writes: true,
	fields: {},
	run(request) {
		const namespace = namespaceOf(request);
		const collection = existing(request, namespace);
		refuseDrop(request, collection);
		request.engine.transactions.waitForUsers(namespace);
		dropCollection(request, collection);
		return { nIndexesWas: collection.indexes.length, ns: namespace };
	}
};

export const dropDatabase: Command = {
	writes: true,
	fields: {},
	run(request) {
		if (numberOf(request.body.dropDatabase) !== 1) throw new StoreError(2, 'dropDatabase takes 1');
		const collections = request.engine.storage.collections(request.database);
		for (const collection of collections) refuseDrop(request, collection);
		for (const { namespace } of collections) request.engine.transactions.waitForUsers(namespace);
		for (const collection of collections) dropCollection(request, collection);
		return collections.length > 0 ? { dropped: request.database } : {};
	}
};

/**
 * Our own: the copy takes the database's place, in one commit. The copy is complete by then, and
 * whoever asks has proved it.
 */
export const escalafonReplaceDatabase: Command = {
	writes: true,
	fields: { by: 'string' },
	required: ['by'],
	run(request) {
		const by = String(request.body.by);
		const copied = request.engine.storage.collections(by);
		if (by !== `${request.database}${COPY_SUFFIX}` || copied.length === 0)
			throw new StoreError(2, `${by} is no copy that could take the place of ${request.database}`);
		request.engine.replaceDatabase(request.database, by);
		return { collections: copied.length };
	}
};

const alike = (a: unknown, b: unknown): boolean =>
	Buffer.compare(encode({ v: a ?? null }), encode({ v: b ?? null })) === 0;

function sameKey(a: Document, b: Document): boolean {
	const [left, right] = [Object.entries(a), Object.entries(b)];
	return (
		left.length === right.length &&
		left.every(([path, n], i) => path === right[i]![0] && numberOf(n) === numberOf(right[i]![1]))
	);
}

/** What tells two indexes apart, their names aside. */
function sameIndex(a: Document, b: Document): boolean {
	return (
		sameKey(a.key as Document, b.key as Document) &&
		alike(a.partialFilterExpression, b.partialFilterExpression) &&
		flagOf(a.unique) === flagOf(b.unique) &&
		flagOf(a.sparse) === flagOf(b.sparse)
	);
}

/** Whether the index is there already; 85 and 86 where another stands in its way. */
function isThere(collection: Collection | undefined, spec: Document): boolean {
	if (sameKey(spec.key as Document, { _id: 1 })) return true;
	for (const { spec: other } of collection?.indexes ?? []) {
		const same = sameIndex(spec, other);
		if (other.name === spec.name) {
			if (!same)
				throw new StoreError(
					86,
					`An existing index has the same name as the requested index: ${spec.name}`
				);
			if (numberOf(spec.expireAfterSeconds) !== numberOf(other.expireAfterSeconds))
				throw new StoreError(85, `Index ${spec.name} already exists with different options`);
			return true;
		}
		if (same) throw new StoreError(85, `Index already exists with a different name: ${other.name}`);
	}
	return false;
}

/** A unique index is built only where no two documents share a key. */
function checkUnique(collection: Collection, spec: Document): void {
	const index = new Index(spec, -1);
	const seen = new Map<string, string>();
	for (const record of collection.scan())
		for (const entry of index.entries(documentOf(record))) {
			if (!index.unique) continue;
			if (seen.has(entry.key) && seen.get(entry.key) !== record.id)
				throw index.duplicate(collection.namespace, entry.values);
			seen.set(entry.key, record.id);
		}
}

export const createIndexes: Command = {
	writes: true,
	fields: { indexes: 'array', commitQuorum: 'any', ignoreUnknownIndexOptions: 'false' },
	run(request) {
		const { engine } = request;
		const namespace = namespaceOf(request);
		const given = request.body.indexes;
		if (!Array.isArray(given) || given.length === 0)
			throw new StoreError(2, 'Must specify at least one index to create');
		const specs = given.map((spec) => {
			if (!isPlainDocument(spec)) throw new StoreError(14, "'indexes' must hold documents");
			return readIndexSpec(spec);
		});
		const name = namespace.slice(namespace.indexOf('.') + 1);
		if (
			specs.some((spec) => spec.expireAfterSeconds !== undefined) &&
			engine.storage.insertOnly(name)
		)
			throw new StoreError(13, `'${name}' takes inserts only: nothing in it can expire`);
		const found = engine.storage.collection(namespace);
		const before = found?.indexes.length ?? 1;
		const wanted = specs.filter((spec) => !isThere(found, spec));
		if (found && wanted.length === 0)
			return {
				numIndexesBefore: before,
				numIndexesAfter: before,
				note: 'all indexes already exist'
			};
		engine.transactions.waitForUsers(namespace);
		if (found) for (const spec of wanted) checkUnique(found, spec);
		const collection = engine.ensureCollection(namespace);
		for (const spec of wanted)
			// the same index may be named twice in one command
			if (!isThere(collection, spec)) engine.storage.addIndex(collection, spec);
		return {
			numIndexesBefore: before,
			numIndexesAfter: collection.indexes.length,
			createdCollectionAutomatically: !found
		};
	}
};

export const dropIndexes: Command = {
	writes: true,
	fields: { index: 'any' },
	required: ['index'],
	run(request) {
		const { engine, body } = request;
		const namespace = namespaceOf(request);
		const collection = existing(request, namespace);
		const nIndexesWas = collection.indexes.length;
		const wanted = Array.isArray(body.index) ? body.index : [body.index];
		const indexes = wanted.flatMap((which: unknown) => {
			if (which === '*') return collection.indexes.filter((i) => i.name !== '_id_');
			const index = collection.indexes.find((i) =>
				typeof which === 'string'
					? i.name === which
					: isPlainDocument(which) && sameKey(which, i.key)
			);
			if (!index) throw new StoreError(27, `index not found with name [${String(which)}]`);
			if (index.name === '_id_') throw new StoreError(72, 'cannot drop _id index');
			return [index];
		});
		engine.transactions.waitForUsers(namespace);
		// a cursor may be walking along one of them
		if (collection.onDisk) engine.cursors.closeWhere((cursor) => cursor.namespace === namespace);
		for (const index of new Set(indexes)) engine.storage.dropIndex(collection, index);
		return {
			nIndexesWas,
			...(body.index === '*' ? { msg: 'non-_id indexes dropped for collection' } : {})
		};
	}
};

export const listIndexes: Command = {
	fields: { cursor: 'document', includeBuildUUIDs: 'false', includeIndexBuildInfo: 'false' },
	run(request) {
		const namespace = namespaceOf(request);
		const collection = existing(request, namespace);
		return listCursor(
			request,
			namespace,
			collection.indexes.map((index) => index.spec)
		);
	}
};

export const listCollections: Command = {
	fields: {
		filter: 'document',
		nameOnly: 'flag',
		cursor: 'document',
		authorizedCollections: 'flag'
	},
	run(request) {
		const matches = compileFilter(documentOption(request.body.filter));
		const list = request.engine.storage
			.collections(request.database)
			.map((collection): Document => ({
				name: collection.name,
				type: 'collection',
				options: {},
				info: { readOnly: false, uuid: new Binary(collection.uuid, 4) },
				idIndex: collection.indexes[0]!.spec
			}))
			.filter((entry) => matches(entry))
			.map((entry) =>
				flagOf(request.body.nameOnly) ? { name: entry.name, type: entry.type } : entry
			);
		return listCursor(request, `${request.database}.$cmd.listCollections`, list);
	}
};

export const listDatabases: Command = {
	fields: { filter: 'document', nameOnly: 'flag', authorizedDatabases: 'flag' },
	run(request) {
		const matches = compileFilter(documentOption(request.body.filter));
		const names = new Set(request.engine.storage.collections().map((c) => c.database));
		const size = request.engine.storage.fileBytes();
		const databases = [...names]
			.sort()
			.map((name): Document => ({ name, sizeOnDisk: size, empty: false }))
			.filter((entry) => matches(entry));
		if (flagOf(request.body.nameOnly))
			return { databases: databases.map(({ name }) => ({ name })) };
		return { databases, totalSize: size, totalSizeMb: Math.floor(size / 1024 / 1024) };
	}
};
