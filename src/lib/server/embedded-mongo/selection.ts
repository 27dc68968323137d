import { decodeFields } from './codec';
import { badValue, StoreError } from './errors';
import type { Document } from './errors';
import { fieldsOfFilter, rootOf } from './filter-fields';
import { KeyMaker } from './key-maker';
import { choosePlan } from './planner';
import type { Plan } from './planner';
import { compileFilter } from './query/match';
import { compileSort } from './query/sort';
import { documentOf } from './record';
import type { StoredRecord } from './record';
import type { View } from './view';

export interface Selection {
	filter: Document;
	sort?: Document | undefined;
	skip?: number;
	/** 0 or absent: no limit. */
	limit?: number;
}

/** What a selection asks, compiled once; throws for whatever is malformed or outside the subset. */
export class CompiledSelection {
	readonly #given: Selection;
	readonly #matches: ((doc: Document) => boolean) | undefined;
	readonly #filterFields: ReadonlySet<string> | undefined;
	readonly #sortKey: KeyMaker | undefined;
	readonly #sortFields: ReadonlySet<string> | undefined;

	constructor(given: Selection) {
		this.#given = given;
		if (Object.keys(given.filter).length > 0) {
			this.#matches = compileFilter(given.filter);
			this.#filterFields = fieldsOfFilter(given.filter);
		}
		if (given.sort && Object.keys(given.sort).length > 0) {
			compileSort(given.sort);
			this.#sortKey = new KeyMaker(given.sort);
			this.#sortFields = new Set(Object.keys(given.sort).map(rootOf));
		}
	}

	/** The records selected, in order. Lazy where no sort has to hold them all. */
	*run(view: View): Generator<StoredRecord> {
		const { skip = 0, limit = 0 } = this.#given;
		let left = limit > 0 ? limit : Infinity;
		let over = skip;
		for (const record of this.#sorted(view)) {
			if (over > 0) {
				over -= 1;
				continue;
			}
			yield record;
			left -= 1;
			if (left <= 0) return;
		}
	}

	/** How many there are, skip and limit applied. */
	count(view: View): number {
		const { skip = 0, limit = 0 } = this.#given;
		let n = 0;
		if (!this.#matches) n = view.size;
		else {
			const matching = this.#matching(this.plan(view));
			while (!matching.next().done) n += 1;
		}
		n = Math.max(0, n - skip);
		return limit > 0 ? Math.min(n, limit) : n;
	}

	plan(view: View): Plan {
		const { filter, sort, limit = 0 } = this.#given;
		return choosePlan(view, filter, this.#sortKey ? sort : undefined, limit > 0);
	}

	#sorted(view: View): Iterable<StoredRecord> {
		const plan = this.plan(view);
		const records = this.#matching(plan);
		return plan.ordered ? records : this.#inOrder(records);
	}

	*#matching(plan: Plan): Generator<StoredRecord> {
		const matches = this.#matches;
		if (!matches || plan.exact) {
			yield* plan.records;
			return;
		}
		const part = this.#partOf(this.#filterFields);
		for (const record of plan.records) if (matches(part(record))) yield record;
	}

	/** Decodes the fields that are looked at, where the record is not decoded already. */
	#partOf(fields: ReadonlySet<string> | undefined): (record: StoredRecord) => Document {
		if (!fields) return documentOf;
		return (record) => record.decoded ?? decodeFields(record.bytes, fields);
	}

	#inOrder(records: Iterable<StoredRecord>): StoredRecord[] {
		const { skip = 0, limit = 0 } = this.#given;
		const part = this.#partOf(this.#sortFields);
		const keep = limit > 0 ? skip + limit : Infinity;
		let held: { record: StoredRecord; key: string }[] = [];
		let bytes = 0;
		const order = () => held.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
		for (const record of records) {
			held.push({ record, key: this.#keyOf(part(record)) });
			bytes += record.bytes.length;
			if (held.length >= 2 * keep + 64) {
				held = order().slice(0, keep);
				bytes = held.reduce((sum, entry) => sum + entry.record.bytes.length, 0);
			}
			if (bytes > MOST_SORTED)
				throw new StoreError(
					292,
					'Sort exceeded its memory limit of 100 MB; use an index or a limit'
				);
		}
		return order().map((entry) => entry.record);
	}

	#keyOf(part: Document): string {
		try {
			return this.#sortKey!.first(part);
		} catch (error) {
			if (error instanceof StoreError && error.code === 171)
				throw badValue('cannot sort with keys that are parallel arrays');
			throw error;
		}
	}
}

const MOST_SORTED = 100 * 1024 * 1024;
