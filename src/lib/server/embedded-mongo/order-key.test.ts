import {
	Binary,
	BSONRegExp,
	Code,
	Decimal128,
	Double,
	Int32,
	Long,
	MaxKey,
	MinKey,
	ObjectId,
	Timestamp
} from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABOVE_ALL, encodeKey, encodeValue, invertKey } from './order-key';
import { compareValues } from './query/values';

const number = fc.oneof(
	fc.integer().map((n) => new Int32(n)),
	fc.double().map((n) => new Double(n)),
	fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
	fc.maxSafeInteger().map((n) => Long.fromNumber(n)),
	fc
		.tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -40, max: 40 }))
		.map(([digits, power]) => Decimal128.fromString(`${digits}E${power}`)),
	fc.integer({ min: -50, max: 50 }).map((n) => Decimal128.fromString(`${n}.50`)),
	fc.integer({ min: -50, max: 50 }).map((n) => new Double(n / 2)),
	fc.constantFrom(
		new Double(NaN),
		new Double(Infinity),
		new Double(-Infinity),
		new Double(-0),
		new Double(2 ** 53),
		Long.fromBigInt(2n ** 53n + 1n),
		Decimal128.fromString('9007199254740992.5'),
		Decimal128.fromString('0.1'),
		new Double(0.1),
		Decimal128.fromString('NaN')
	)
);
const scalar = fc.oneof(
	number,
	fc.string({ unit: 'binary' }),
	fc.string(),
	fc.boolean(),
	fc.constantFrom(null, undefined, new MinKey(), new MaxKey()),
	fc.date({ noInvalidDate: true }),
	fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
	fc.uint8Array().map((bytes) => new Binary(bytes)),
	fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
	fc.string().map((s) => new BSONRegExp(s.replaceAll('\0', ''), 'i')),
	fc.string().map((s) => new Code(s))
);
const name = fc.constantFrom('a', 'b', 'ab', 'ñ');
const value = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 2 },
		scalar,
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(name, tie('value'), { maxKeys: 3 })
	)
})).value;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('keys of index entries', () => {
	it('come in the order of values, and are equal when the values are', () => {
		fc.assert(
			fc.property(value, value, (a, b) => {
				expect(order(encodeValue(a), encodeValue(b))).toBe(Math.sign(compareValues(a, b)));
			}),
			{ numRuns: 3000 }
		);
	});

	it('tell numbers apart that no double tells apart', () => {
		fc.assert(
			fc.property(number, number, (a, b) => {
				expect(order(encodeValue(a), encodeValue(b))).toBe(Math.sign(compareValues(a, b)));
			}),
			{ numRuns: 3000 }
		);
	});

	it('turn round under a descending direction, one component after another', () => {
		fc.assert(
			fc.property(value, value, value, value, (a, b, c, d) => {
				const left = encodeKey([a, b], [1, -1]);
				const right = encodeKey([c, d], [1, -1]);
				const wanted = Math.sign(compareValues(a, c)) || -Math.sign(compareValues(b, d));
				expect(order(left, right)).toBe(wanted === 0 ? 0 : wanted);
			})
		);
	});

	it('hold bytes only, below the end mark of ranges', () => {
		fc.assert(
			fc.property(value, (a) => {
				const key = encodeValue(a);
				expect([...key].every((c) => c.charCodeAt(0) <= 255)).toBe(true);
				expect(key < ABOVE_ALL && invertKey(key) < ABOVE_ALL).toBe(true);
			})
		);
	});
});
