/** A BSON document as the wire brings it: plain keys, typed values. */
export type Document = Record<string, unknown>;

/** Names of the codes this store answers with, as MongoDB writes them in `codeName`. */
const NAMES: Record<number, string> = {
	1: 'InternalError',
	2: 'BadValue',
	9: 'FailedToParse',
	14: 'TypeMismatch',
	16: 'InvalidLength',
	20: 'IllegalOperation',
	26: 'NamespaceNotFound',
	27: 'IndexNotFound',
	28: 'PathNotViable',
	40: 'ConflictingUpdateOperators',
	48: 'NamespaceExists',
	50: 'MaxTimeMSExpired',
	51: 'ManualInterventionRequired',
	52: 'DollarPrefixedFieldName',
	53: 'InvalidIdField',
	54: 'NotSingleValueField',
	56: 'EmptyFieldName',
	57: 'DottedFieldName',
	59: 'CommandNotFound',
	66: 'ImmutableField',
	67: 'CannotCreateIndex',
	72: 'InvalidOptions',
	73: 'InvalidNamespace',
	85: 'IndexOptionsConflict',
	86: 'IndexKeySpecsConflict',
	112: 'WriteConflict',
	115: 'CommandNotSupported',
	168: 'InvalidPipelineOperator',
	171: 'CannotIndexParallelArrays',
	225: 'TransactionTooOld',
	235: 'InternalErrorNotSupported',
	238: 'NotImplemented',
	251: 'NoSuchTransaction',
	256: 'TransactionCommitted',
	263: 'OperationNotSupportedInTransaction',
	303: 'FeatureNotSupported',
	10334: 'BSONObjectTooLarge',
	11000: 'DuplicateKey'
};

/**
 * A failure that the client is told about with MongoDB's own code.
 * `extra` is merged into the error's reply (keyPattern and keyValue of a duplicate key, labels).
 */
export class StoreError extends Error {
	readonly code: number;
	readonly codeName: string;
	readonly extra?: Document;

	constructor(code: number, message: string, extra?: Document) {
		super(message);
		this.name = 'StoreError';
		this.code = code;
		this.codeName = NAMES[code] ?? `Location${code}`;
		if (extra) this.extra = extra;
	}
}

/** A value or an operator that is malformed (2, BadValue). */
export function badValue(message: string): StoreError {
	return new StoreError(2, message);
}

/** A request whose shape cannot be read (9, FailedToParse). */
export function failedToParse(message: string): StoreError {
	return new StoreError(9, message);
}
