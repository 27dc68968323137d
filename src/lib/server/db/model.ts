import mongoose, { Schema, type Model, type Query } from 'mongoose';
import { noteRead } from './reads';

// Sessions travel by AsyncLocalStorage: a query inside withTransaction() cannot forget its session.
mongoose.set('transactionAsyncLocalStorage', true);
mongoose.set('strictQuery', 'throw');
// Whoever still asks after the store was closed fails at once, instead of waiting for it to come back.
mongoose.set('bufferCommands', false);
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);

/** What a record looks like in its collection: the id as `_id`, plus fields that only the store needs. */
export type Stored<RecordType extends { id: string }, Extra = unknown> = { _id: string } & Omit<
	RecordType,
	'id'
> &
	Extra;

type FieldOf<T> = [T] extends [string]
	? StringConstructor
	: [T] extends [number]
		? NumberConstructor
		: [T] extends [boolean]
			? BooleanConstructor
			: [T] extends [Date]
				? DateConstructor
				: [T] extends [Uint8Array]
					? typeof Schema.Types.Buffer
					: [T] extends [readonly string[]]
						? [StringConstructor]
						: typeof Schema.Types.Mixed;

/**
 * One entry a field, of the Mongoose type that its TypeScript type asks for: a missing, a surplus or
 * a wrongly typed field does not compile, which proves schema and record equal.
 */
export type Fields<Raw> = { [K in Exclude<keyof Raw, '_id'>]-?: FieldOf<NonNullable<Raw[K]>> };

/**
 * Makes a private model. Fields are nullable in the store; the record's type says which may be null.
 * No document leaves db/: read with `lean()` and a mapper of `recordOf`.
 */
export function defineModel<Raw extends { _id: string }>(
	collection: string,
	fields: Fields<Raw>,
	prepare?: (schema: Schema) => void
): Model<Raw> {
	const known = mongoose.models[collection];
	if (known) return known as unknown as Model<Raw>;
	const schema = new Schema(
		{ _id: { type: String, required: true }, ...(fields as unknown as Record<string, never>) },
		{
			collection,
			strict: 'throw',
			strictQuery: 'throw',
			versionKey: false,
			id: false,
			minimize: false,
			autoIndex: false,
			autoCreate: false
		}
	);
	schema.pre(/^(find|count|estimated|distinct)/, function (this: Query<unknown, unknown>) {
		noteRead(collection, this.getFilter());
	});
	schema.pre('aggregate', () => noteRead(collection));
	prepare?.(schema);
	return mongoose.model(collection, schema) as unknown as Model<Raw>;
}

/** The mapper of a model: `_id` becomes `id`, the store's own fields are left behind. */
export function recordOf<RecordType extends { id: string }, Extra>(
	...extras: (keyof Extra & string)[]
) {
	const hidden = new Set<string>(['_id', ...extras]);
	return (raw: Stored<RecordType, Extra>): RecordType => {
		const record: Record<string, unknown> = { id: raw._id };
		for (const [field, value] of Object.entries(raw)) if (!hidden.has(field)) record[field] = value;
		return record as RecordType;
	};
}

/** The reverse: a record with the store's own fields, ready to be inserted. */
export function storedOf<RecordType extends { id: string }, Extra>(
	record: RecordType,
	extra: Extra
): Stored<RecordType, Extra> {
	const { id, ...rest } = record;
	return { _id: id, ...rest, ...extra } as unknown as Stored<RecordType, Extra>;
}
