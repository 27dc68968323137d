import { decode, decodeFields, encode, flagOf, isPlainDocument, numberOf } from './codec';
import { StoreError } from './errors';
import type { Document } from './errors';
import { fieldsOfFilter, rootOf } from './filter-fields';
import { KeyMaker } from './key-maker';
import type { MadeKey } from './key-maker';
import { compileFilter } from './query/match';
import { documentOf } from './record';
import type { StoredRecord } from './record';

const SPEC_FIELDS = new Set([
	'v',
	'key',
	'name',
	'unique',
	'sparse',
	'partialFilterExpression',
	'expireAfterSeconds',
	'background',
	'ns'
]);

/** An index's rule: which records it holds, under which keys. Where the keys lie is the collection's. */
export class Index {
	readonly spec: Document;
	readonly name: string;
	readonly key: Document;
	readonly paths: string[];
	readonly directions: number[];
	readonly unique: boolean;
	readonly sparse: boolean;
	readonly partial: Document | undefined;
	readonly expireAfterSeconds: number | undefined;
	/** Number of the index within its collection: names its table on disk. */
	readonly number: number;
	/** Whether any record ever had an array on a path: then its order is not a sort's order. */
	multikey: boolean;
	readonly #holds: ((doc: Document) => boolean) | undefined;
	readonly #maker: KeyMaker;
	/** The top-level fields that its keys depend on; undefined: any. */
	readonly fields: ReadonlySet<string> | undefined;

	constructor(spec: Document, number: number, multikey = false) {
		this.spec = spec;
		this.number = number;
		this.multikey = multikey;
		this.name = String(spec.name);
		this.key = spec.key as Document;
		this.#maker = new KeyMaker(this.key);
		this.paths = this.#maker.paths;
		this.directions = this.#maker.directions;
		this.unique = flagOf(spec.unique) || this.name === '_id_';
		this.sparse = flagOf(spec.sparse);
		this.partial = spec.partialFilterExpression as Document | undefined;
		this.expireAfterSeconds = numberOf(spec.expireAfterSeconds);
		const fields = this.partial ? fieldsOfFilter(this.partial) : new Set<string>();
		for (const path of this.paths) fields?.add(rootOf(path));
		this.fields = fields;
		if (this.partial) this.#holds = compileFilter(this.partial);
		else if (this.sparse)
			this.#holds = compileFilter({
				$or: this.paths.map((path) => ({ [path]: { $exists: true } }))
			});
	}

	/** The entries of a document: none where the index leaves it out, several for arrays. */
	entries(doc: Document): MadeKey[] {
		if (this.#holds && !this.#holds(doc)) return [];
		const keys = this.#maker.keys(doc);
		if (this.#maker.sawArray) this.multikey = true;
		return keys;
	}

	keysOf(record: StoredRecord): string[] {
		return this.keysIn(indexedPart(record, [this]));
	}

	/** The same of a document, or of the part of it that `indexedPart` reads. */
	keysIn(doc: Document): string[] {
		return this.entries(doc).map((entry) => entry.key);
	}

	/** The error of a second document with this key (11000), as drivers and Mongoose read it. */
	duplicate(namespace: string, values: unknown[]): StoreError {
		const keyValue: Document = {};
		this.paths.forEach((path, i) => (keyValue[path] = values[i] === undefined ? null : values[i]));
		const shown = this.paths.map((path) => `${path}: ${JSON.stringify(keyValue[path])}`).join(', ');
		return new StoreError(
			11000,
			`E11000 duplicate key error collection: ${namespace} index: ${this.name} dup key: { ${shown} }`,
			{ keyPattern: this.key, keyValue }
		);
	}
}

/** Of a record, what these indexes' keys depend on: the rest is not decoded. */
export function indexedPart(record: StoredRecord, indexes: Iterable<Index>): Document {
	if (record.decoded) return record.decoded;
	const all = new Set<string>();
	for (const { fields } of indexes) {
		if (!fields) return documentOf(record);
		for (const field of fields) all.add(field);
	}
	return decodeFields(record.bytes, all);
}

/** The index that every collection has. */
export const idIndex = (): Index =>
	new Index(decode(encode({ v: 2, key: { _id: 1 }, name: '_id_' })), 0);

/**
 * Reads an index as createIndexes names it; refuses kinds and options outside the subset (67) and
 * unknown fields (197), before anything is built.
 */
export function readIndexSpec(given: Document): Document {
	for (const field of Object.keys(given))
		if (!SPEC_FIELDS.has(field))
			throw new StoreError(
				field === 'collation' || field === 'hidden' || field === 'wildcardProjection' ? 67 : 197,
				`The index option '${field}' is not supported by this store`
			);
	const { key, name } = given;
	if (key === undefined) throw new StoreError(9, "An index needs a 'key'");
	if (!isPlainDocument(key) || Object.keys(key).length === 0)
		throw new StoreError(67, 'An index needs at least one field in its key');
	if (typeof name !== 'string' || name === '') throw new StoreError(9, 'An index needs a name');
	if (name === '*') throw new StoreError(67, "The index name '*' is not valid");
	for (const [path, direction] of Object.entries(key)) {
		const number = numberOf(direction);
		if (number === undefined || number === 0 || Number.isNaN(number))
			throw new StoreError(
				67,
				`Index kind ${JSON.stringify(direction)} on '${path}' is not supported`
			);
		if (path === '' || path.startsWith('$') || path.includes('$**') || path.split('.').includes(''))
			throw new StoreError(67, `Index path '${path}' is not supported`);
	}
	const spec: Document = { v: 2, key, name };
	for (const flag of ['background', 'unique', 'sparse']) if (flagOf(given[flag])) spec[flag] = true;
	if (given.partialFilterExpression !== undefined) {
		if (!isPlainDocument(given.partialFilterExpression))
			throw new StoreError(14, 'partialFilterExpression must be a document');
		if (spec.sparse) throw new StoreError(67, 'An index cannot be both sparse and partial');
		checkPartial(given.partialFilterExpression);
		compileFilter(given.partialFilterExpression);
		spec.partialFilterExpression = given.partialFilterExpression;
	}
	if (given.expireAfterSeconds !== undefined) {
		const seconds = numberOf(given.expireAfterSeconds);
		if (seconds === undefined || seconds < 0 || !(seconds <= 2147483647))
			throw new StoreError(67, 'expireAfterSeconds must be between 0 and 2147483647');
		if (Object.keys(key).length > 1) throw new StoreError(67, 'A TTL index has one field');
		spec.expireAfterSeconds = given.expireAfterSeconds;
	}
	if (
		Object.keys(key).join() === '_id' &&
		(spec.sparse || spec.partialFilterExpression || spec.expireAfterSeconds !== undefined)
	)
		throw new StoreError(197, 'The _id index takes no options');
	return decode(encode(spec));
}

const PARTIAL_OPERATORS = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$exists']);

/** MongoDB takes but these conditions in a partial index (67 for others). */
function checkPartial(filter: Document): void {
	for (const [name, condition] of Object.entries(filter)) {
		if ((name === '$and' || name === '$or') && Array.isArray(condition)) {
			for (const part of condition) if (isPlainDocument(part)) checkPartial(part);
			continue;
		}
		const operators = isPlainDocument(condition) ? Object.keys(condition) : [];
		const refused = operators.find(
			(operator) =>
				operator.startsWith('$') &&
				(!PARTIAL_OPERATORS.has(operator) ||
					(operator === '$exists' && !flagOf((condition as Document).$exists)))
		);
		const pattern = (condition as { _bsontype?: string } | null)?._bsontype === 'BSONRegExp';
		if (name.startsWith('$') || refused || pattern)
			throw new StoreError(67, `Expression not supported in partial index: ${refused ?? name}`);
	}
}
