/** Answers in memory up to a number of bytes and of entries; the one unused for longest goes first. */
export class KeptBytes<T extends { body: Uint8Array }> {
	readonly #mostBytes: number;
	readonly #most: number;
	readonly #entries = new Map<string, T>();
	#bytes = 0;

	constructor(mostBytes: number, most: number) {
		this.#mostBytes = mostBytes;
		this.#most = most;
	}

	get size(): number {
		return this.#entries.size;
	}

	/** What is kept under the key; it counts as used. */
	get(key: string): T | undefined {
		const entry = this.#entries.get(key);
		if (entry) {
			this.#entries.delete(key);
			this.#entries.set(key, entry);
		}
		return entry;
	}

	set(key: string, entry: T): void {
		this.drop(key);
		if (entry.body.length > this.#mostBytes) return;
		this.#entries.set(key, entry);
		this.#bytes += entry.body.length;
		for (const oldest of this.#entries.keys()) {
			if (this.#bytes <= this.#mostBytes && this.#entries.size <= this.#most) break;
			this.drop(oldest);
		}
	}

	drop(key: string): void {
		const entry = this.#entries.get(key);
		if (!entry) return;
		this.#entries.delete(key);
		this.#bytes -= entry.body.length;
	}
}
