import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, identical, keyToken, valuesEqual } from './values';

const number = fc.oneof(
	fc.integer({ min: -5, max: 5 }).map((n) => new Int32(n)),
	fc.integer({ min: -5, max: 5 }).map((n) => Long.fromNumber(n)),
	fc.integer({ min: -5, max: 5 }).map((n) => new Double(n)),
	fc.constantFrom(NaN, -0, 0.1, 1.5, Infinity, -Infinity, 2 ** 53, 1e300).map((n) => new Double(n)),
	fc
		.constantFrom('9007199254740992', '9007199254740993', '-9223372036854775808')
		.map((n) => Long.fromString(n)),
	fc
		.constantFrom('1', '1.0', '0.1', '1E+3', '-0', 'NaN', 'Infinity', '1E+6000', '9007199254740993')
		.map((n) => Decimal128.fromString(n))
);

const scalar = fc.oneof(
	number,
	fc.constantFrom('', 'a', 'b', 'ñ', '\uffff', '\u{1f600}'),
	fc.constantFrom(null, undefined, true, false, new Date(0), new Date(5)),
	fc.constantFrom(
		new ObjectId('000000000000000000000001'),
		new ObjectId('000000000000000000000002'),
		new Binary(Buffer.from([1, 2])),
		new BSONRegExp('a', 'i'),
		new Timestamp({ t: 1, i: 2 })
	)
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ weight: 3, arbitrary: scalar },
		fc.array(tie('value'), { maxLength: 3 }),
		fc
			.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('value')), { maxLength: 3 })
			.map((entries) => Object.fromEntries(entries))
	)
}));

const sign = Math.sign;

/** JavaScript's own sort never shows `undefined` to the comparator: it goes in a box. */
const sorted = (values: unknown[]): unknown[] =>
	values
		.map((each) => ({ each }))
		.sort((a, b) => compareValues(a.each, b.each))
		.map(({ each }) => each);

describe('the order of BSON values', () => {
	it('is the same read from either side', () => {
		fc.assert(
			fc.property(value, value, (a, b) => {
				expect(sign(compareValues(a, b)) + sign(compareValues(b, a))).toBe(0);
				expect(compareValues(a, a)).toBe(0);
			})
		);
	});

	it('is total: what comes before something comes before all that follows it', () => {
		fc.assert(
			fc.property(value, value, value, (a, b, c) => {
				const [x, y, z] = sorted([a, b, c]);
				expect(compareValues(x, y)).toBeLessThanOrEqual(0);
				expect(compareValues(y, z)).toBeLessThanOrEqual(0);
				expect(compareValues(x, z)).toBeLessThanOrEqual(0);
			}),
			{ numRuns: 300 }
		);
	});

	it('goes by kind: null, numbers, text, documents, lists, ids, booleans, dates', () => {
		const id = new ObjectId();
		const ordered = [undefined, null, new Int32(9), 'a', { a: 1 }, [1], id, false, new Date(0)];
		expect(sorted(ordered.toReversed())).toEqual(ordered);
	});

	it('is exact where a double is not', () => {
		const big = Long.fromString('9007199254740993');
		expect(compareValues(big, new Double(2 ** 53))).toBeGreaterThan(0);
		expect(compareValues(Decimal128.fromString('0.1'), new Double(0.1))).not.toBe(0);
		expect(compareValues(Decimal128.fromString('9007199254740993'), big)).toBe(0);
	});

	it('puts NaN before all other numbers and knows no negative zero', () => {
		expect(compareValues(new Double(NaN), new Double(-Infinity))).toBeLessThan(0);
		expect(valuesEqual(new Double(NaN), Decimal128.fromString('NaN'))).toBe(true);
		expect(valuesEqual(new Double(-0), new Int32(0))).toBe(true);
	});

	it('compares text by its bytes in UTF-8', () => {
		expect(compareValues('\u{1f600}', '\uffff')).toBeGreaterThan(0);
		expect(compareValues('z', 'ñ')).toBeLessThan(0);
		expect(compareValues('Z', 'a')).toBeLessThan(0);
	});

	it('looks at the order of keys', () => {
		expect(valuesEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
	});
});

describe('the token of a key', () => {
	it('is shared by two values exactly when they are equal', () => {
		fc.assert(
			fc.property(value, value, (a, b) => {
				expect(keyToken([a]) === keyToken([b])).toBe(valuesEqual(a, b));
			}),
			{ numRuns: 1000 }
		);
	});

	it('is shared by two lists of values exactly when they are equal', () => {
		const values = fc.array(value, { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(values, values, (a, b) => {
				expect(keyToken(a) === keyToken(b)).toBe(a.every((each, i) => valuesEqual(each, b[i])));
			})
		);
	});
});

describe('being stored as the same bytes', () => {
	it('tells numbers of different types apart', () => {
		expect(identical(new Int32(1), new Double(1))).toBe(false);
		expect(identical({ a: [new Int32(1)] }, { a: [new Int32(1)] })).toBe(true);
		expect(identical(new Double(NaN), new Double(NaN))).toBe(true);
		expect(identical(Decimal128.fromString('1.0'), Decimal128.fromString('1'))).toBe(false);
	});
});
