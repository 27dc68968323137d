import { BSONRegExp, Int32, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError, type Document } from '../errors';
import { indexKeys } from './index-keys';
import { compileFilter, equalityBounds } from './match';
import { valuesEqual } from './values';

const int = (value: number): Int32 => new Int32(value);

const matches = (filter: Document, document: Document): boolean => compileFilter(filter)(document);

function refusal(filter: Document): number | undefined {
	try {
		compileFilter(filter);
	} catch (error) {
		return error instanceof StoreError ? error.code : -1;
	}
	return undefined;
}

describe('a filter', () => {
	it('does not take names of JavaScript for fields', () => {
		expect(matches({ constructor: { $exists: true } }, {})).toBe(false);
		expect(matches({ 'a.toString': { $exists: true } }, { a: {} })).toBe(false);
		expect(matches({ 'a.length': new Int32(2) }, { a: [1, 2] })).toBe(false);
	});

	it('keeps the conditions on one array apart unless $elemMatch joins them', () => {
		const document = { a: [{ b: new Int32(1), c: new Int32(1) }, { b: new Int32(2) }] };
		expect(matches({ 'a.b': new Int32(2), 'a.c': new Int32(1) }, document)).toBe(true);
		const joined = { a: { $elemMatch: { b: new Int32(2), c: new Int32(1) } } };
		expect(matches(joined, document)).toBe(false);
	});

	it('says where in an array it matched, for the outermost array', () => {
		const details: { position?: number } = {};
		const filter = compileFilter({ 'a.b': new Int32(5) });
		expect(filter({ a: [{ b: [1] }, { b: [new Int32(4), new Int32(5)] }] }, details)).toBe(true);
		expect(details.position).toBe(1);
	});

	it('forgets the position of a clause when a later one fails', () => {
		const details: { position?: number } = {};
		const filter = compileFilter({ a: new Int32(2), b: new Int32(1) });
		expect(filter({ a: [new Int32(1), new Int32(2)] }, details)).toBe(false);
		expect(details.position).toBeUndefined();
	});

	it.each([
		[{ a: { $bogus: 1 } }, 2],
		[{ $bogus: 1 }, 2],
		[{ $where: 'true' }, 2],
		[{ $text: { $search: 'a' } }, 2],
		[{ a: { $in: new Int32(1) } }, 2],
		[{ a: { $in: [{ $gt: 1 }] } }, 2],
		[{ a: { $ne: new BSONRegExp('a') } }, 2],
		[{ a: { $not: {} } }, 2],
		[{ a: { $size: new Int32(-1) } }, 2],
		[{ a: { $all: 'x' } }, 2],
		[{ a: { $elemMatch: 'x' } }, 2],
		[{ a: { $mod: [new Int32(0), new Int32(1)] } }, 2],
		[{ a: { $type: 'nothing' } }, 2],
		[{ a: { $gt: new Int32(1), b: 1 } }, 2],
		[{ $or: [] }, 2],
		[{ $and: 'x' }, 2],
		[{ a: { $regex: '(' } }, 51091],
		[{ a: { $regex: 'a', $options: 'q' } }, 51108],
		[{ $expr: { $bogus: 1 } }, 168]
	])('is refused before anything runs: %j', (filter, code) => {
		expect(refusal(filter)).toBe(code);
	});
});

describe('a regular expression', () => {
	const found = (pattern: string, options: string, text: string): boolean =>
		matches({ a: new BSONRegExp(pattern, options) }, { a: text });

	it('reads the dollar sign and the dot as PCRE does', () => {
		expect(found('a$', '', 'a\n')).toBe(true);
		expect(found('a$', '', 'a\nb')).toBe(false);
		expect(found('^b$', 'm', 'a\nb\nc')).toBe(true);
		expect(found('a.b', '', 'a\nb')).toBe(false);
		expect(found('a.b', 's', 'a\nb')).toBe(true);
		expect(found('^.$', '', '\u{1f600}')).toBe(true);
	});

	it('ignores blanks and remarks when it is extended, but not in a class', () => {
		expect(found('a b # remark', 'x', 'ab')).toBe(true);
		expect(found('a[ ]b', 'x', 'a b')).toBe(true);
	});

	it('ignores case beyond ASCII', () => {
		expect(found('^ñu', 'i', 'ÑU')).toBe(true);
	});

	it('takes escapes of characters that mean nothing for those characters', () => {
		expect(found('a\\-b\\ \\@', '', 'a-b @')).toBe(true);
		expect(found('[\\w.\\-]+\\/', '', 'a-b/')).toBe(true);
	});

	it.each(['(?i)a', 'a++', '(?>a)', '(a)\\1', '[[:alpha:]]', '\\p{L}', '(?P<x>a)', '(*UCP)a'])(
		'is refused where JavaScript reads it otherwise or not at all: %s',
		(pattern) => {
			expect(refusal({ a: new BSONRegExp(pattern, '') })).toBe(2);
		}
	);
});

describe('the bounds of a filter', () => {
	const id = new ObjectId();

	it('are its scalar equalities, at the top or in a top-level $and', () => {
		const bounds = equalityBounds({
			_id: id,
			$and: [{ a: { $in: ['x', 'y', 'x'] } }, { b: { $eq: Long.fromNumber(1) }, c: { $gt: 1 } }]
		});
		expect([...bounds!.keys()]).toEqual(['_id', 'a', 'b']);
		expect(bounds!.get('a')).toEqual(['x', 'y']);
	});

	it('leave out null, patterns, lists, documents and what is in an $or', () => {
		const filter = {
			a: null,
			b: new BSONRegExp('x'),
			c: [1],
			d: { e: 1 },
			f: { $in: ['x', null] },
			g: { b: 1, $eq: 'x' },
			$or: [{ h: 'x' }]
		};
		expect(equalityBounds(filter)).toBeNull();
	});

	it('take the smaller list where a path is pinned twice', () => {
		const bounds = equalityBounds({ a: { $in: ['x', 'y'] }, $and: [{ a: 'x' }] });
		expect(bounds!.get('a')).toEqual(['x']);
	});

	it('find in an index every document that the filter would find', () => {
		const scalar = fc.constantFrom(int(1), int(2), 'x', null);
		const { value } = fc.letrec<{ value: unknown }>((tie) => ({
			value: fc.oneof(
				scalar,
				fc.array(tie('value'), { maxLength: 3 }),
				fc
					.array(fc.tuple(fc.constantFrom('a', 'b'), tie('value')), { maxLength: 2 })
					.map((entries) => Object.fromEntries(entries))
			)
		}));
		const path = fc.constantFrom('a', 'a.b', 'a.b.a', 'a.0', 'a.0.b', 'a.b.1');
		const wanted = fc.constantFrom(int(1), 'x');
		let found = 0;
		fc.assert(
			fc.property(value, path, wanted, (inner, name, operand) => {
				const document = { a: inner };
				if (!matches({ [name]: operand }, document)) return;
				found++;
				const keys = indexKeys(document, { [name]: 1 });
				expect(keys.some(([key]) => valuesEqual(key, operand))).toBe(true);
			}),
			{ numRuns: 5000 }
		);
		expect(found).toBeGreaterThan(100);
	});
});
