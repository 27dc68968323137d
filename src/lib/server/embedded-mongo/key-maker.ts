import { isPlainDocument, numberOf } from './codec';
import type { Document } from './errors';
import { encodeKey } from './order-key';
import { indexKeys } from './query/index-keys';

export interface MadeKey {
	key: string;
	values: unknown[];
}

/** Makes ordered keys of documents for a pattern of paths and directions. */
export class KeyMaker {
	readonly paths: string[];
	readonly directions: number[];
	/** Whether any document had an array on a path. */
	sawArray = false;
	readonly #pattern: Document;
	readonly #steps: string[][];

	constructor(pattern: Document) {
		this.#pattern = pattern;
		this.paths = Object.keys(pattern);
		this.directions = this.paths.map((path) => (numberOf(pattern[path])! < 0 ? -1 : 1));
		this.#steps = this.paths.map((path) => path.split('.'));
	}

	/** One key, or several for arrays; throws 171 for arrays side by side. */
	keys(doc: Document): MadeKey[] {
		const plain = this.#plainValues(doc);
		if (plain) return [{ key: encodeKey(plain, this.directions), values: plain }];
		this.sawArray = true;
		const made = new Map<string, MadeKey>();
		for (const values of indexKeys(doc, this.#pattern)) {
			const key = encodeKey(values, this.directions);
			made.set(key, { key, values });
		}
		return [...made.values()];
	}

	/** The key that decides where a document comes in this order. */
	first(doc: Document): string {
		const keys = this.keys(doc);
		let first = keys[0]!.key;
		for (const { key } of keys) if (key < first) first = key;
		return first;
	}

	/** The values on the paths, null where there is none; undefined as soon as an array is met. */
	#plainValues(doc: Document): unknown[] | undefined {
		const values: unknown[] = [];
		for (const path of this.#steps) {
			let value: unknown = doc;
			for (const name of path) {
				value = isPlainDocument(value) && Object.hasOwn(value, name) ? value[name] : null;
				if (Array.isArray(value)) return undefined;
			}
			values.push(value ?? null);
		}
		return values;
	}
}
