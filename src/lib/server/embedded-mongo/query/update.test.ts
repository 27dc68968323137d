import { Decimal128, Double, Int32, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import { StoreError, type Document } from '../errors';
import { compileUpdate, upsertSeed } from './update';

const int = (value: number): Int32 => new Int32(value);
const moment = { isInsert: false, now: new Date(0) };

function apply(
	update: Document | Document[],
	document: Document,
	query: Document = {},
	arrayFilters?: Document[]
): Document {
	const options = arrayFilters ? { query, arrayFilters } : { query };
	return compileUpdate(update, options).apply(document, moment);
}

function code(run: () => unknown): number | undefined {
	try {
		run();
	} catch (error) {
		return error instanceof StoreError ? error.code : -1;
	}
	return undefined;
}

describe('an update', () => {
	it('gives the same document back when nothing changes', () => {
		const document = { _id: 1, a: int(1), list: [int(1)] };
		expect(apply({ $set: { a: int(1) } }, document)).toBe(document);
		expect(apply({ $addToSet: { list: new Double(1) } }, document)).toBe(document);
		expect(apply({ $pull: { list: int(5) } }, document)).toBe(document);
		expect(apply({ $unset: { 'a.b.c': '' } }, document)).toBe(document);
		expect(apply({ _id: 1, a: int(1), list: [int(1)] }, document)).toBe(document);
	});

	it('counts a change of a number only in its type', () => {
		const document = { _id: 1, a: int(1) };
		expect(apply({ $set: { a: new Double(1) } }, document)).not.toBe(document);
	});

	it('leaves what it was given as it was', () => {
		const document = { _id: 1, a: { b: [{ c: int(1) }] }, old: int(3) };
		const before = structuredClone(document);
		const update = { $set: { 'a.b.0.c': int(2) }, $rename: { old: 'a.fresh' } };
		expect(apply(update, document)).toEqual({
			_id: 1,
			a: { b: [{ c: int(2) }], fresh: int(3) }
		});
		expect(structuredClone(document)).toEqual(before);
	});

	it('keeps the type of a number until it overflows', () => {
		expect(apply({ $inc: { a: int(1) } }, { a: int(2147483647) })['a']).toEqual(
			Long.fromNumber(2147483648)
		);
		expect(apply({ $inc: { a: int(1) } }, { a: Long.fromNumber(1) })['a']).toEqual(
			Long.fromNumber(2)
		);
		expect(apply({ $mul: { a: new Double(1.5) } }, { a: int(2) })['a']).toEqual(new Double(3));
		expect(apply({ $mul: { a: Long.fromNumber(7) } }, {})['a']).toEqual(Long.ZERO);
		const largest = Long.fromString('9223372036854775807');
		expect(code(() => apply({ $inc: { a: int(1) } }, { a: largest }))).toBe(2);
	});

	it('sets several fields in the order of their names', () => {
		const made = apply({ $set: { b: 1, a: 1 }, $inc: { aa: int(1) } }, { _id: 1 });
		expect(Object.keys(made)).toEqual(['_id', 'a', 'aa', 'b']);
	});

	it('treats __proto__ as a field like any other', () => {
		const path = JSON.parse('{"__proto__": 1}') as Document;
		const made = apply({ $set: path }, { _id: 1 });
		expect(Object.hasOwn(made, '__proto__')).toBe(true);
		expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
	});

	it('changes the elements that the filters of an array name', () => {
		const document = {
			a: [
				{ n: int(1), m: [int(1), int(2)] },
				{ n: int(2), m: [int(2)] }
			]
		};
		const made = apply({ $inc: { 'a.$[x].m.$[y]': int(10) } }, document, {}, [
			{ 'x.n': int(1) },
			{ y: { $gte: int(2) } }
		]);
		expect(made).toEqual({
			a: [
				{ n: int(1), m: [int(1), int(12)] },
				{ n: int(2), m: [int(2)] }
			]
		});
	});

	it('puts pushed values in their place, sorts and cuts', () => {
		const list = [{ n: int(3) }, { n: int(1) }];
		const push = { $each: [{ n: int(2) }], $sort: { n: int(1) }, $slice: int(-2) };
		expect(apply({ $push: { list: push } }, { list })).toEqual({
			list: [{ n: int(2) }, { n: int(3) }]
		});
		const first = { $each: ['x'], $position: int(-1) };
		expect(apply({ $push: { list: first } }, { list: ['a', 'b'] })).toEqual({
			list: ['a', 'x', 'b']
		});
	});

	it.each([
		[{ $set: { _id: int(2) } }, 66],
		[{ $set: { a: 1, 'a.b': 1 } }, 40],
		[{ $set: { a: 1 }, $inc: { a: int(1) } }, 40],
		[{ $set: { 'a.$[].b': 1, 'a.0': 1 } }, 40],
		[{ $bogus: { a: 1 } }, 9],
		[{ $set: 1 }, 9],
		[{ $set: { a: 1 }, b: 1 }, 9],
		[{ b: 1, $set: { a: 1 } }, 52],
		[{ $set: { 'a..b': 1 } }, 56],
		[{ $set: { 'a.$b': 1 } }, 52],
		[{ $set: { 'a.$[x]': 1 } }, 2],
		[{ $set: { 'list.$': 1 } }, 2],
		[{ $inc: { a: 'x' } }, 14],
		[{ $inc: { a: Decimal128.fromString('1') } }, 2],
		[{ $push: { a: 1 } }, 2],
		[{ $push: { list: { $each: [], $bogus: 1 } } }, 2],
		[{ $pop: { list: int(2) } }, 9],
		[{ $pullAll: { list: 1 } }, 2],
		[{ $rename: { a: 'a' } }, 2],
		[{ $set: { 'a.b': 1 } }, 28],
		[{ $set: { 'list.x': 1 } }, 28],
		[{ $set: { 'list.9999999': 1 } }, 2]
	])('is refused with MongoDB’s code: %j', (update, expected) => {
		expect(code(() => apply(update, { _id: int(1), a: int(1), list: [int(1)] }))).toBe(expected);
	});

	it('refuses a filter of an array that no path names', () => {
		const run = () => apply({ $set: { a: 1 } }, {}, {}, [{ x: 1 }]);
		expect(code(run)).toBe(9);
	});

	it('keeps the _id in front when it replaces', () => {
		expect(apply({ b: 1 }, { _id: int(1), a: 1 })).toEqual({ _id: int(1), b: 1 });
		expect(code(() => apply({ _id: null, b: 1 }, { _id: int(1) }))).toBe(66);
	});

	it('may be a pipeline of stages that change one document', () => {
		const pipeline = [{ $set: { b: { $add: ['$a', int(1)] } } }, { $unset: 'a' }];
		expect(apply(pipeline, { _id: 1, a: int(1) })).toEqual({ _id: 1, b: int(2) });
		expect(code(() => apply([{ $match: {} }], {}))).toBe(72);
		expect(code(() => apply([{ $bogus: {} }], {}))).toBe(40324);
	});
});

describe('the start of an upserted document', () => {
	it('holds the equalities of the query, those inside a top-level $and too', () => {
		const query = { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 1 }, $and: [{ e: 1 }], $or: [{ f: 1 }, {}] };
		expect(upsertSeed(query)).toEqual({ a: 1, b: { c: 2 }, e: 1 });
	});

	it('cannot be told when a path is pinned twice', () => {
		expect(code(() => upsertSeed({ a: 1, $and: [{ a: 2 }] }))).toBe(54);
		expect(code(() => upsertSeed({ a: { b: 1 }, 'a.b': 1 }))).toBe(54);
	});

	it('lets $setOnInsert have its say', () => {
		const update = compileUpdate({ $setOnInsert: { z: 1 }, $set: { y: 1 } }, { query: { a: 1 } });
		const made = update.apply(upsertSeed({ a: 1 }), { isInsert: true, now: new Date(0) });
		expect(made).toEqual({ a: 1, y: 1, z: 1 });
	});
});
