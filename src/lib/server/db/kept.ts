import { noteBasis, noting, stands, type Basis } from './reads';
import { inTransaction } from './transaction';

/**
 * Values kept in memory for as long as nothing was committed to the collections they were read
 * from. Where the store does not count commits, and inside a transaction, each is read anew.
 */
export class Kept<T> {
	readonly #most: number;
	readonly #entries = new Map<string, { value: T; basis: Basis }>();

	/** @param most values at a time; the one unused for longest goes first */
	constructor(most: number) {
		this.#most = most;
	}

	/**
	 * The kept value, or what `read` answers.
	 * @param holds a further condition that a kept value must meet
	 */
	async get(key: string, read: () => Promise<T>, holds?: (value: T) => boolean): Promise<T> {
		if (inTransaction()) return read();
		const entry = this.#entries.get(key);
		if (entry) {
			this.#entries.delete(key);
			if (stands(entry.basis) && (holds?.(entry.value) ?? true)) {
				this.#entries.set(key, entry);
				noteBasis(entry.basis);
				return entry.value;
			}
		}
		const { value, basis } = await noting(read);
		if (basis) {
			this.#entries.set(key, { value, basis });
			if (this.#entries.size > this.#most)
				this.#entries.delete(this.#entries.keys().next().value ?? '');
		}
		return value;
	}
}
