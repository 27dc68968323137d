import { Timestamp } from 'bson';
import { StoreError, failedToParse, type Document } from '../../errors';
import { cloneValue, field, identical, setField } from '../values';

/** Replaces the whole document but its _id, which stays in front. */
export function compileReplacement(
	replacement: Document
): (document: Document, context: { now: Date }) => Document {
	for (const name of Object.keys(replacement)) {
		if (name.startsWith('$')) {
			throw new StoreError(52, `The dollar ($) prefixed field '${name}' is not valid for storage`);
		}
		const value = replacement[name];
		// MongoDB fills an empty timestamp with its clock; this store has none to fill it with.
		if (value instanceof Timestamp && value.isZero()) {
			throw failedToParse('an empty Timestamp is not supported by this store');
		}
	}
	return (document) => {
		const result: Document = {};
		const id = field(document, '_id');
		const own = field(replacement, '_id');
		if (id !== undefined || own !== undefined) result['_id'] = own === undefined ? id : own;
		for (const name of Object.keys(replacement)) {
			if (name !== '_id') setField(result, name, cloneValue(replacement[name]));
		}
		return identical(result, document) ? document : result;
	};
}
