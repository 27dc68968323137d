import { badValue, failedToParse, type Document } from '../../errors';
import { compileFilter } from '../match/filter';
import { isPlain } from '../values';

/** Tells whether an element of an array is meant by `$[name]`. */
export type ElementFilter = (element: unknown) => boolean;

/** The filters of an update by their names, and the names that its paths have used. */
export interface ArrayFilters {
	byName: ReadonlyMap<string, ElementFilter>;
	used: Set<string>;
}

/** The name that a filter is about: the first part of its paths, one and the same in all of them. */
function nameOf(filter: Document): string | undefined {
	let found: string | undefined;
	const note = (name: string | undefined) => {
		if (name === undefined) return;
		if (found !== undefined && found !== name) {
			throw failedToParse('Expected a single top-level field name in an array filter');
		}
		found = name;
	};
	for (const key of Object.keys(filter)) {
		if (!key.startsWith('$')) note(key.split('.')[0]);
		else if (Array.isArray(filter[key])) {
			for (const clause of filter[key]) if (isPlain(clause)) note(nameOf(clause));
		} else throw badValue(`${key} is not supported in an array filter`);
	}
	return found;
}

/** Compiles `arrayFilters`. @throws StoreError 2, 9 */
export function compileArrayFilters(filters: Document[]): ArrayFilters {
	const byName = new Map<string, ElementFilter>();
	for (const filter of filters) {
		if (!isPlain(filter)) throw failedToParse('An array filter must be an object');
		const name = nameOf(filter);
		if (name === undefined) {
			throw failedToParse(
				'Cannot use an expression without a top-level field name in arrayFilters'
			);
		}
		if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
			throw badValue('The name of an array filter must be alphanumeric and start in lower case');
		}
		if (byName.has(name)) {
			throw failedToParse(`Found multiple array filters with the same field name ${name}`);
		}
		const matcher = compileFilter(filter);
		byName.set(name, (element) => matcher({ [name]: element }));
	}
	return { byName, used: new Set() };
}

/** Every filter must be named by some path. @throws StoreError 9 */
export function checkAllUsed(filters: ArrayFilters): void {
	for (const name of filters.byName.keys()) {
		if (!filters.used.has(name)) {
			throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
		}
	}
}
