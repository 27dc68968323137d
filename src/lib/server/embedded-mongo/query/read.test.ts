import { Double, Int32, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import { StoreError, type Document } from '../errors';
import { compilePipeline } from './aggregate';
import { distinctValues } from './distinct';
import { indexKeys } from './index-keys';
import { compileProjection } from './project';
import { compileSort, sortDocuments } from './sort';

const int = (value: number): Int32 => new Int32(value);

function code(run: () => unknown): number | undefined {
	try {
		run();
	} catch (error) {
		return error instanceof StoreError ? error.code : -1;
	}
	return undefined;
}

describe('the keys of an index', () => {
	it('are one for each element, null for a missing field, undefined for an empty list', () => {
		expect(indexKeys({ a: [int(1), int(2)], b: 'x' }, { a: 1, b: 1 })).toEqual([
			[int(1), 'x'],
			[int(2), 'x']
		]);
		expect(indexKeys({}, { a: 1 })).toEqual([[null]]);
		expect(indexKeys({ a: [] }, { a: 1, 'a.b': 1 })).toEqual([[undefined, null]]);
	});

	it('take the fields of one element together', () => {
		const document = { a: [{ b: 1, c: 2 }, { b: 3 }, 4] };
		expect(indexKeys(document, { 'a.b': 1, 'a.c': 1 })).toEqual([
			[1, 2],
			[3, null],
			[null, null]
		]);
	});

	it('go on inside lists of lists of documents’ fields', () => {
		expect(indexKeys({ a: [{ b: [1, 2] }, { b: 3 }] }, { 'a.b': 1 })).toEqual([[1], [2], [3]]);
		expect(indexKeys({ a: [[1, 2]] }, { a: 1 })).toEqual([[[1, 2]]]);
	});

	it('cannot be made of two lists side by side', () => {
		expect(code(() => indexKeys({ a: [1], b: [2] }, { a: 1, b: 1 }))).toBe(171);
	});
});

describe('a sort', () => {
	it('looks at the smallest element of a list going up and at the largest going down', () => {
		const documents = [{ _id: 1, a: [int(5), int(1)] }, { _id: 2, a: int(3) }, { _id: 3 }];
		const ids = (spec: Document) => sortDocuments(documents, spec).map((each) => each['_id']);
		expect(ids({ a: int(1) })).toEqual([3, 1, 2]);
		expect(ids({ a: int(-1) })).toEqual([1, 2, 3]);
	});

	it('orders many documents', () => {
		const documents = Array.from({ length: 500 }, (_, i) => ({ n: int((i * 7919) % 500) }));
		const sorted = sortDocuments(documents, { n: int(1) }).map((each) => each['n'].value);
		expect(sorted).toEqual(Array.from({ length: 500 }, (_, i) => i));
	});

	it('gives a comparator that agrees with it', () => {
		const compare = compileSort({ a: int(1), b: int(-1) });
		expect(compare({ a: 1, b: 1 }, { a: 1, b: 2 })).toBeGreaterThan(0);
	});

	it('is refused with another direction than up or down', () => {
		expect(code(() => compileSort({ a: 'x' }))).toBe(15974);
		expect(code(() => compileSort({ a: int(2) }))).toBe(15975);
		expect(code(() => sortDocuments([{ a: [1], b: [1] }], { a: int(1), b: int(1) }))).toBe(2);
	});
});

describe('a projection', () => {
	const project = (spec: Document, document: Document, filter?: Document): Document =>
		compileProjection(spec, filter)(document);

	it('keeps or takes away fields inside lists', () => {
		const document = { _id: 1, a: [{ b: 1, c: 2 }, 3, [{ b: 4 }]] };
		expect(project({ 'a.b': int(1) }, document)).toEqual({ _id: 1, a: [{ b: 1 }, [{ b: 4 }]] });
		expect(project({ 'a.b': int(0), _id: false }, document)).toEqual({ a: [{ c: 2 }, 3, [{}]] });
	});

	it('cuts lists and picks the element that was found', () => {
		const document = { _id: 1, a: [int(1), int(2), int(3)], n: 1 };
		expect(project({ a: { $slice: int(-1) } }, document)).toEqual({ _id: 1, a: [int(3)], n: 1 });
		expect(project({ a: { $elemMatch: { $gt: int(1) } } }, document)).toEqual({
			_id: 1,
			a: [int(2)]
		});
		expect(project({ 'a.$': int(1) }, document, { a: { $gte: int(3) } })).toEqual({
			_id: 1,
			a: [int(3)]
		});
	});

	it.each([
		[{ a: int(1), b: int(0) }, 31254],
		[{ a: int(0), b: int(1) }, 31253],
		[{ a: int(1), 'a.b': int(1) }, 31249],
		[{ 'a.b': int(1), a: int(1) }, 31250],
		[{ a: { $bogus: 1 } }, 168],
		[{ a: { $meta: 'textScore' } }, 2],
		[{ 'a.$': int(1) }, 51050]
	])('is refused: %j', (spec, expected) => {
		expect(code(() => compileProjection(spec))).toBe(expected);
	});
});

describe('a pipeline', () => {
	const run = (pipeline: unknown[], source: Document[], others: Record<string, Document[]> = {}) =>
		compilePipeline(pipeline).run(source, (name) => others[name] ?? []);

	it('tells which filter it starts with and which collections it reads', () => {
		const inner = [{ $unionWith: 'c' }];
		const pipeline = compilePipeline([
			{ $match: { a: 1 } },
			{ $facet: { x: [{ $lookup: { from: 'b', pipeline: inner, as: 'y' } }] } }
		]);
		expect(pipeline.firstMatch).toEqual({ a: 1 });
		expect(pipeline.reads.sort()).toEqual(['b', 'c']);
	});

	it('joins by fields and by a pipeline with variables', () => {
		const others = { b: [{ _id: 1, k: ['x', 'y'] }, { _id: 2, k: 'z' }, { _id: 3 }] };
		const byField = [{ $lookup: { from: 'b', localField: 'v', foreignField: 'k', as: 'j.k' } }];
		expect(run(byField, [{ v: 'y' }, {}], others)).toEqual([
			{ v: 'y', j: { k: [others.b[0]] } },
			{ j: { k: [others.b[2]] } }
		]);
		const byPipeline = [
			{
				$lookup: {
					from: 'b',
					let: { mine: '$v' },
					pipeline: [{ $match: { $expr: { $eq: ['$k', '$$mine'] } } }],
					as: 'j'
				}
			}
		];
		expect(run(byPipeline, [{ v: 'z' }, { v: 'q' }], others)).toEqual([
			{ v: 'z', j: [others.b[1]] },
			{ v: 'q', j: [] }
		]);
	});

	it('adds up in the types that MongoDB would give', () => {
		const sum = (...values: unknown[]) =>
			run(
				[{ $group: { _id: null, t: { $sum: '$v' } } }],
				values.map((v) => ({ v }))
			)[0]!['t'];
		expect(sum(int(1), 'text', int(2))).toEqual(int(3));
		expect(sum(int(2147483647), int(1))).toEqual(Long.fromNumber(2147483648));
		expect(sum(new Double(0.1), new Double(0.2), new Double(-0.3))).toEqual(
			new Double(2.7755575615628914e-17)
		);
	});

	it('numbers and keeps what it unwinds', () => {
		const stage = {
			$unwind: { path: '$a', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true }
		};
		expect(run([stage], [{ a: ['x', 'y'] }, { a: [] }, { a: 'z' }])).toEqual([
			{ a: 'x', i: Long.fromNumber(0) },
			{ a: 'y', i: Long.fromNumber(1) },
			{ i: null },
			{ a: 'z', i: null }
		]);
	});

	it.each([
		[[{ $bogus: 1 }], 40324],
		[[{ $out: 'x' }], 40324],
		[[{ $match: {}, $limit: 1 }], 40323],
		[[{ $limit: int(0) }], 15958],
		[[{ $project: {} }], 51272],
		[[{ $sort: {} }], 15976],
		[[{ $group: { n: { $sum: 1 } } }], 15955],
		[[{ $group: { _id: 1, n: { $bogus: 1 } } }], 15952],
		[[{ $group: { _id: 1, n: { $stdDevPop: '$a' } } }], 238],
		[[{ $set: { a: { $bogus: 1 } } }], 168],
		[[{ $set: { a: '$$nobody' } }], 17276],
		[[{ $facet: { x: [{ $facet: { y: [] } }] } }], 40600],
		[[{ $lookup: { from: 'b', as: 'x', bogus: 1 } }], 9],
		[[{ $unwind: 'a' }], 28818],
		['x', 14]
	])('is refused as a whole before any stage runs: %j', (pipeline, expected) => {
		expect(code(() => compilePipeline(pipeline))).toBe(expected);
	});
});

describe('the distinct values of a path', () => {
	it('are those of the elements of lists, each once', () => {
		const documents = [{ a: [int(1), 'x'] }, { a: new Double(1) }, { a: [[int(1)]] }, {}];
		expect(distinctValues(documents, 'a')).toEqual([int(1), 'x', [int(1)]]);
		expect(distinctValues([{ a: [{ b: 1 }, { b: [2, 3] }, 4] }], 'a.b')).toEqual([1, 2, 3]);
	});
});
