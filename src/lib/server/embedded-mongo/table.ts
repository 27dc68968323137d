import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The SQLite table of one collection: natural order is the order of `rid`. */
export class Table {
	readonly name: string;
	readonly #db: DatabaseSync;
	readonly #prepared = new Map<string, StatementSync>();

	constructor(db: DatabaseSync, number: number) {
		this.#db = db;
		this.name = `c${number}`;
	}

	static create(db: DatabaseSync, number: number): void {
		db.exec(`CREATE TABLE c${number} (rid INTEGER PRIMARY KEY, body BLOB NOT NULL)`);
	}

	sql(text: string): StatementSync {
		let statement = this.#prepared.get(text);
		if (!statement) {
			statement = this.#db.prepare(text);
			this.#prepared.set(text, statement);
		}
		return statement;
	}

	*all(): Generator<{ rid: number; body: Uint8Array }> {
		const rows = this.#db.prepare(`SELECT rid, body FROM ${this.name} ORDER BY rid`).iterate();
		for (const row of rows) yield row as { rid: number; body: Uint8Array };
	}

	/** One page of rows after `rid`: a reader that pauses holds no statement open. */
	page(after: number, limit: number): { rid: number; body: Uint8Array }[] {
		return this.sql(`SELECT rid, body FROM ${this.name} WHERE rid > ? ORDER BY rid LIMIT ?`).all(
			after,
			limit
		) as { rid: number; body: Uint8Array }[];
	}

	body(rid: number): Uint8Array | undefined {
		return this.sql(`SELECT body FROM ${this.name} WHERE rid = ?`).get(rid)?.body as
			Uint8Array | undefined;
	}

	count(): number {
		return Number(this.sql(`SELECT count(*) AS n FROM ${this.name}`).get()!.n);
	}

	lastRid(): number {
		return Number(this.sql(`SELECT max(rid) AS n FROM ${this.name}`).get()!.n ?? 0);
	}

	insert(rid: number, body: Uint8Array): void {
		this.sql(`INSERT INTO ${this.name} (rid, body) VALUES (?, ?)`).run(rid, body);
	}

	update(rid: number, body: Uint8Array): void {
		this.sql(`UPDATE ${this.name} SET body = ? WHERE rid = ?`).run(body, rid);
	}

	remove(rid: number): void {
		this.sql(`DELETE FROM ${this.name} WHERE rid = ?`).run(rid);
	}
}
