import { isPlainDocument, numberOf } from '../codec';
import type { Engine } from '../engine';
import { StoreError } from '../errors';
import type { Document } from '../errors';
import type { CommandContext } from '../sessions';

/** A command as it came: its document, and the raw documents of its kind-1 sections. */
export interface Request {
	name: string;
	body: Document;
	database: string;
	sequences: Map<string, Uint8Array[]>;
	engine: Engine;
	context: CommandContext;
	/** Number of the connection, for hello and whatsmyuri. */
	connection: number;
}

/** A reply put together from stored bytes; `tail` is what every reply ends with. */
export interface RawReply {
	encode(tail: Document): Uint8Array;
}

export type Reply = Document | RawReply;

export type Kind = 'string' | 'number' | 'flag' | 'document' | 'array' | 'any' | 'false';

export interface Command {
	/** Fields beside the command's own name and those that any command takes. */
	fields: Record<string, Kind>;
	/** Fields that MongoDB knows and this store refuses by name. */
	refused?: readonly string[];
	/** Fields that must be there (40414). */
	required?: readonly string[];
	inTransaction?: boolean;
	retryable?: boolean;
	/** Whether what it changes is counted as a change and undone when it fails. */
	writes?: boolean;
	run(request: Request): Reply;
}

const ANY_COMMAND: Record<string, Kind> = {
	$db: 'string',
	lsid: 'document',
	txnNumber: 'number',
	autocommit: 'flag',
	startTransaction: 'flag',
	readConcern: 'document',
	writeConcern: 'document',
	$clusterTime: 'document',
	$readPreference: 'document',
	apiVersion: 'string',
	apiStrict: 'false',
	apiDeprecationErrors: 'flag',
	maxTimeMS: 'number',
	comment: 'any'
};

/** Refuses unknown fields (40415), fields outside the subset (238) and wrong types (14). */
export function checkFields(
	name: string,
	fields: Record<string, Kind>,
	refused: readonly string[] | undefined,
	given: Document,
	any: Record<string, Kind> = {}
): void {
	for (const [field, value] of Object.entries(given)) {
		if (field === name) continue;
		if (refused?.includes(field))
			throw new StoreError(238, `The option '${field}' of ${name} is not supported by this store`);
		const kind = Object.hasOwn(fields, field)
			? fields[field]
			: Object.hasOwn(any, field)
				? any[field]
				: undefined;
		if (kind === undefined)
			throw new StoreError(40415, `BSON field '${name}.${field}' is an unknown field.`);
		if (value === null || value === undefined) continue;
		if (field === 'collation') checkCollation(value);
		checkKind(`${name}.${field}`, kind, value);
	}
}

export function checkCommand(name: string, command: Command, body: Document): void {
	checkFields(name, command.fields, command.refused, body, ANY_COMMAND);
	if (body.apiVersion !== undefined && body.apiVersion !== '1')
		throw new StoreError(322, 'API version must be "1"');
	checkRequired(name, command.required ?? [], body);
	if ((numberOf(body.maxTimeMS) ?? 0) < 0)
		throw new StoreError(2, `${String(body.maxTimeMS)} value for maxTimeMS is out of range`);
	checkReadConcern(body.readConcern);
	checkWriteConcern(body.writeConcern);
}

/** Refuses a document that lacks a field it needs (40414). */
export function checkRequired(name: string, required: readonly string[], given: Document): void {
	for (const field of required)
		if (given[field] === undefined || given[field] === null)
			throw new StoreError(40414, `BSON field '${name}.${field}' is missing but a required field`);
}

function checkKind(path: string, kind: Kind, value: unknown): void {
	const fits =
		kind === 'any' ||
		(kind === 'string' && typeof value === 'string') ||
		(kind === 'number' && numberOf(value) !== undefined) ||
		(kind === 'flag' && (typeof value === 'boolean' || numberOf(value) !== undefined)) ||
		(kind === 'document' && isPlainDocument(value)) ||
		(kind === 'array' && Array.isArray(value)) ||
		kind === 'false';
	if (!fits) throw new StoreError(14, `BSON field '${path}' is the wrong type, expected ${kind}`);
	if (kind === 'false' && value !== false && numberOf(value) !== 0)
		throw new StoreError(238, `'${path}' is not supported by this store`);
}

/** The only order of text is that of its bytes. */
function checkCollation(value: unknown): void {
	if (isPlainDocument(value) && Object.keys(value).length === 0) return;
	if (isPlainDocument(value) && value.locale === 'simple' && Object.keys(value).length === 1)
		return;
	throw new StoreError(238, 'Collations are not supported by this store');
}

const READ_LEVELS = new Set(['local', 'majority', 'available', 'linearizable', 'snapshot']);

function checkReadConcern(value: unknown): void {
	if (!isPlainDocument(value)) return;
	for (const [field, given] of Object.entries(value)) {
		if (field === 'level') {
			if (!READ_LEVELS.has(String(given))) throw new StoreError(9, `Unknown read concern ${given}`);
		} else if (field === 'atClusterTime') {
			throw new StoreError(238, 'Reads at a cluster time are not supported by this store');
		} else if (field !== 'afterClusterTime' && field !== 'provenance') {
			throw new StoreError(40415, `BSON field 'readConcern.${field}' is an unknown field.`);
		}
	}
}

function checkWriteConcern(value: unknown): void {
	if (!isPlainDocument(value)) return;
	for (const [field, given] of Object.entries(value)) {
		if (field === 'w') {
			const number = numberOf(given);
			if (number === undefined && given !== 'majority')
				throw new StoreError(79, `No write concern mode named '${given}'`);
			if (number !== undefined && (number < 0 || number > 1))
				throw new StoreError(100, 'Not enough data-bearing nodes: this store is one');
		} else if (!['j', 'wtimeout', 'wtimeoutMS', 'fsync', 'provenance'].includes(field)) {
			throw new StoreError(9, `Unknown write concern option '${field}'`);
		}
	}
}

/** `database.collection` of a command; 73 for a name that no collection can have. */
export function namespaceOf(request: Request, name: unknown = request.body[request.name]): string {
	if (typeof name !== 'string')
		throw new StoreError(73, `collection name has invalid type for '${request.name}'`);
	if (
		name === '' ||
		name.length > 200 ||
		name.includes('\0') ||
		name.startsWith('.') ||
		name.startsWith('$')
	)
		throw new StoreError(73, `Invalid collection name '${name}'`);
	if (name.startsWith('system.'))
		throw new StoreError(73, `Collections named system.* are not supported by this store`);
	return `${request.database}.${name}`;
}

/** A count in a command's option: a whole number that is not negative (2 otherwise). */
export function countOf(path: string, value: unknown): number | undefined {
	if (value === undefined || value === null) return undefined;
	const number = numberOf(value);
	if (number === undefined || Number.isNaN(number))
		throw new StoreError(14, `BSON field '${path}' must be a number`);
	if (number < 0)
		throw new StoreError(2, `BSON field '${path}' value must be >= 0, actual ${number}`);
	return Math.floor(number);
}

/** A document option, or the empty document. */
export function documentOption(value: unknown): Document {
	return isPlainDocument(value) ? value : {};
}

/** `let` without variables says nothing; with some it is outside the subset. */
export function refuseLet(request: Request): void {
	const given = request.body.let;
	if (isPlainDocument(given) && Object.keys(given).length > 0)
		throw new StoreError(238, `The option 'let' of ${request.name} is not supported by this store`);
}

/**
 * A hint must name an index that holds every document (or `$natural: 1`): it then changes nothing
 * in the answer, and the planner chooses by itself.
 */
export function checkHint(
	request: Request,
	namespace: string,
	hint: unknown = request.body.hint
): void {
	if (hint === undefined || hint === null) return;
	if (isPlainDocument(hint) && Object.keys(hint).length === 0) return;
	if (isPlainDocument(hint) && '$natural' in hint) {
		if (numberOf(hint.$natural) === 1 && Object.keys(hint).length === 1) return;
		throw new StoreError(238, 'A hint of $natural: -1 is not supported by this store');
	}
	const collection = request.engine.storage.collection(namespace);
	if (!collection) return;
	const index = collection.indexes.find((i) =>
		typeof hint === 'string'
			? i.name === hint
			: isPlainDocument(hint) &&
				Object.keys(hint).join('\0') === i.paths.join('\0') &&
				i.paths.every((path) => numberOf(hint[path]) === numberOf(i.key[path]))
	);
	if (!index) throw new StoreError(2, 'hint provided does not correspond to an existing index');
	if (index.sparse || index.partial)
		throw new StoreError(238, 'A hint of a sparse or partial index is not supported by this store');
}
