import type { Schema } from 'mongoose';

/** A collection that takes new documents and nothing else was asked for another write. */
export class InsertOnlyError extends Error {
	readonly collection: string;
	readonly operation: string;

	constructor(collection: string, operation: string) {
		super(`${collection} only takes new documents: ${operation} is refused`);
		this.name = 'InsertOnlyError';
		this.collection = collection;
		this.operation = operation;
	}
}

const QUERIES = [
	'updateOne',
	'updateMany',
	'replaceOne',
	'findOneAndUpdate',
	'findOneAndReplace',
	'findOneAndDelete',
	'deleteOne',
	'deleteMany'
] as const;

/**
 * Makes a schema refuse every write but an insert: what has been published, and what has been
 * recorded of it, is never written again. The embedded store refuses the same by itself; on MongoDB
 * a role does.
 */
export function insertOnly(collection: string) {
	return (schema: Schema): void => {
		for (const operation of QUERIES) {
			const refuse = () => {
				throw new InsertOnlyError(collection, operation);
			};
			schema.pre(operation, { document: false, query: true } as never, refuse as never);
		}
		for (const operation of ['updateOne', 'deleteOne'] as const)
			schema.pre(
				operation,
				{ document: true, query: false } as never,
				(() => {
					throw new InsertOnlyError(collection, operation);
				}) as never
			);
		schema.pre('save', function () {
			if (!this.isNew) throw new InsertOnlyError(collection, 'save');
		});
		// bulkSave, too, goes through bulkWrite.
		schema.pre('bulkWrite', () => {
			throw new InsertOnlyError(collection, 'bulkWrite');
		});
		schema.pre('aggregate', function () {
			const writes = this.pipeline().some((stage) => '$out' in stage || '$merge' in stage);
			if (writes) throw new InsertOnlyError(collection, 'aggregate');
		});
	};
}
