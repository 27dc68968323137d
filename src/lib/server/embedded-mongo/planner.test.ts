import { DatabaseSync } from 'node:sqlite';
import { Int32 } from 'bson';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec';
import type { Document } from './errors';
import { Index } from './indexes';
import { MemoryCollection } from './memory-collection';
import { encodeValue } from './order-key';
import { choosePlan } from './planner';
import { makeRecord } from './record';
import type { Storage } from './storage';
import { Table } from './table';
import { Transactions } from './transactions';
import { View } from './view';

/** A collection of its own in memory with these indexes, and a view of it. */
function viewOf(specs: Document[], docs: Document[], written: Document[] = []): View {
	const db = new DatabaseSync(':memory:');
	Table.create(db, 1);
	const row = {
		number: 1,
		database: 'd',
		name: 'c',
		uuid: new Uint8Array(16),
		indexes: [],
		nextIndex: 1
	};
	const all = [{ name: '_id_', key: { _id: 1 } }, ...specs];
	const indexes = all.map((spec, i) => new Index(decode(encode(spec)), i));
	const collection = new MemoryCollection(db, row, indexes, false);
	docs.forEach((doc, i) => {
		const full = { _id: new Int32(i), ...doc };
		const id = encodeValue(full._id);
		collection.set(id, makeRecord(collection.takeRid(), id, encode(full)));
	});
	const transactions = new Transactions();
	const transaction = written.length > 0 ? transactions.begin('s', 1, 0, 0) : undefined;
	for (const doc of written) {
		const id = encodeValue(doc._id);
		transactions.write(transaction!, 'd.c', id, makeRecord(-1, id, encode(doc)), []);
	}
	return new View(
		{ collection: () => collection } as unknown as Storage,
		transactions,
		'd.c',
		transaction
	);
}

const typed = (doc: Document): Document => decode(encode(doc));

function plan(view: View, filter: Document, sort?: Document, limited = false): [string, boolean] {
	const { by, ordered } = choosePlan(view, typed(filter), sort && typed(sort), limited);
	return [by, ordered];
}

const docs = Array.from({ length: 20 }, (_, i) => ({ unit: `U${i % 3}`, at: i, email: `e${i}` }));

describe('the choice of an index', () => {
	const view = viewOf(
		[
			{ name: 'unit_at', key: { unit: 1, at: -1 } },
			{ name: 'at', key: { at: 1 } },
			{
				name: 'email',
				key: { email: 1 },
				unique: true,
				partialFilterExpression: { email: { $gt: '' } }
			},
			{ name: 'open', key: { code: 1 }, partialFilterExpression: { open: true } }
		],
		docs
	);

	it('looks an _id up', () => {
		expect(plan(view, { _id: 3 })).toEqual(['_id', true]);
		expect(plan(view, { _id: { $in: [3, 4] } }, { at: 1 })).toEqual(['_id', false]);
	});

	it('looks up as many _ids as there are documents, rather than comparing each with all', () => {
		const many = Array.from({ length: 1_500 }, (_, at) => ({ at }));
		const large = viewOf([], many);
		const ids = { _id: { $in: many.map(({ at }) => at) } };
		expect(plan(large, ids)).toEqual(['_id', true]);
		expect(plan(view, ids)).toEqual(['scan', true]);
	});

	it('meets what a transaction has written once, however many values are asked for', () => {
		const own = Array.from({ length: 300 }, (_, at) => ({ _id: `own-${at}`, at: 1_000 + at }));
		const busy = viewOf([{ name: 'at', key: { at: 1 } }], docs, own);
		const values = Array.from({ length: 300 }, (_, at) => at);
		const ranges = values.map((at) => [encodeValue(at), encodeValue(at) + '~'] as const);
		const index = busy.collection!.indexes[1]!;
		expect([...busy.ranges(index, ranges, false)]).toHaveLength(docs.length + own.length);
		const { records, by } = choosePlan(busy, { at: { $in: values } }, undefined, false);
		expect([by, [...records].length]).toEqual(['at', docs.length + own.length]);
	});

	it('takes the longest run of pinned fields, and its order after them', () => {
		expect(plan(view, { unit: 'U1' }, { at: -1 })).toEqual(['unit_at', true]);
		expect(plan(view, { unit: 'U1' }, { at: 1 })).toEqual(['unit_at', true]);
		expect(plan(view, { unit: { $in: ['U1', 'U2'] } }, { at: -1 })).toEqual(['unit_at', false]);
		expect(plan(view, { unit: 'U1', at: { $gt: 5 } })).toEqual(['unit_at', true]);
	});

	it('walks a whole index only for the first few in its order', () => {
		expect(plan(view, {}, { at: 1 }, true)).toEqual(['at', true]);
		expect(plan(view, {}, { at: -1 }, true)).toEqual(['at', true]);
		expect(plan(view, { email: { $exists: true } }, { at: 1 })).toEqual(['scan', false]);
		expect(plan(view, {}, { email: 1 }, true)).toEqual(['scan', false]);
	});

	it('uses a partial index only for what is surely in it', () => {
		expect(plan(view, { email: 'e3' })).toEqual(['email', true]);
		expect(plan(view, { email: '' })).toEqual(['scan', true]);
		expect(plan(view, { code: 'x' })).toEqual(['scan', true]);
		expect(plan(view, { code: 'x', open: true })).toEqual(['open', true]);
		expect(plan(view, { code: 'x', open: false })).toEqual(['scan', true]);
	});

	it('does not trust the order of an index that holds arrays', () => {
		const mixed = viewOf([{ name: 'at', key: { at: 1 } }], [...docs, { at: [1, 30] }]);
		expect(plan(mixed, {}, { at: 1 }, true)).toEqual(['scan', false]);
		expect(plan(mixed, { at: 30 })).toEqual(['at', true]);
	});
});
