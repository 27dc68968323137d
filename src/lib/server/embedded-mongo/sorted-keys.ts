const CHUNK = 512;

/** What an index points at: `rid` puts entries of one key in the order they were stored in. */
export interface Keyed {
	rid: number;
}

/**
 * An ordered list of (key, record) in chunks: insert, remove and seek cost a binary search and a
 * short move, so that a list of 50 out of 100,000 never sorts or copies the rest.
 */
export class SortedKeys<T extends Keyed> {
	#keys: string[][] = [];
	#records: T[][] = [];
	size = 0;

	/** Fills an empty list at once: one sort instead of a search per entry. */
	static from<T extends Keyed>(entries: { key: string; record: T }[]): SortedKeys<T> {
		const list = new SortedKeys<T>();
		entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.record.rid - b.record.rid));
		for (let i = 0; i < entries.length; i += CHUNK) {
			const part = entries.slice(i, i + CHUNK);
			list.#keys.push(part.map((e) => e.key));
			list.#records.push(part.map((e) => e.record));
		}
		list.size = entries.length;
		return list;
	}

	/** The first place whose entry is not below (key, rid). */
	#seek(key: string, rid: number): [number, number] {
		let low = 0;
		let high = this.#keys.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const last = this.#keys[middle]!.length - 1;
			if (this.#below(middle, last, key, rid)) low = middle + 1;
			else high = middle;
		}
		if (low === this.#keys.length) return [low, 0];
		const chunk = low;
		let start = 0;
		let end = this.#keys[chunk]!.length;
		while (start < end) {
			const middle = (start + end) >> 1;
			if (this.#below(chunk, middle, key, rid)) start = middle + 1;
			else end = middle;
		}
		return [chunk, start];
	}

	#below(chunk: number, at: number, key: string, rid: number): boolean {
		const found = this.#keys[chunk]![at]!;
		return found < key || (found === key && this.#records[chunk]![at]!.rid < rid);
	}

	add(key: string, record: T): void {
		const place = this.#seek(key, record.rid);
		let [chunk, at] = place;
		if (chunk === this.#keys.length) {
			if (chunk === 0) {
				this.#keys.push([]);
				this.#records.push([]);
			} else {
				chunk -= 1;
				at = this.#keys[chunk]!.length;
			}
		}
		const keys = this.#keys[chunk]!;
		const records = this.#records[chunk]!;
		keys.splice(at, 0, key);
		records.splice(at, 0, record);
		this.size += 1;
		if (keys.length > 2 * CHUNK) {
			this.#keys.splice(chunk + 1, 0, keys.splice(CHUNK));
			this.#records.splice(chunk + 1, 0, records.splice(CHUNK));
		}
	}

	remove(key: string, record: T): void {
		const [chunk, at] = this.#seek(key, record.rid);
		const keys = this.#keys[chunk];
		if (!keys || keys[at] !== key || this.#records[chunk]![at]!.rid !== record.rid) return;
		keys.splice(at, 1);
		this.#records[chunk]!.splice(at, 1);
		this.size -= 1;
		if (keys.length === 0) {
			this.#keys.splice(chunk, 1);
			this.#records.splice(chunk, 1);
		}
	}

	/** Puts another version of a record in its place under the same key. */
	swap(key: string, record: T): void {
		const [chunk, at] = this.#seek(key, record.rid);
		const records = this.#records[chunk];
		if (records && this.#keys[chunk]![at] === key && records[at]!.rid === record.rid)
			records[at] = record;
		else this.add(key, record);
	}

	/** Records with low ≤ key < high, in order or reversed; must be read before the next change. */
	*range(low: string, high: string, reverse = false): Generator<T> {
		const from = this.#seek(low, -1);
		const to = this.#seek(high, -1);
		if (!reverse) {
			for (let chunk = from[0]; chunk < this.#keys.length && chunk <= to[0]; chunk += 1) {
				const end = chunk === to[0] ? to[1] : this.#keys[chunk]!.length;
				for (let at = chunk === from[0] ? from[1] : 0; at < end; at += 1)
					yield this.#records[chunk]![at]!;
			}
			return;
		}
		for (let chunk = Math.min(to[0], this.#keys.length - 1); chunk >= from[0]; chunk -= 1) {
			const start = chunk === from[0] ? from[1] : 0;
			const end = chunk === to[0] ? to[1] : this.#keys[chunk]!.length;
			for (let at = end - 1; at >= start; at -= 1) yield this.#records[chunk]![at]!;
		}
	}
}
