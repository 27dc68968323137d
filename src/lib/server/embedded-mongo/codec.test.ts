import { Binary, Code, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import { describe, expect, it } from 'vitest';
import { decode, decodeFields, encode, encodeCursorReply, idOf } from './codec';

const everything = {
	_id: new ObjectId('64b000000000000000000001'),
	double: new Double(1.5),
	text: 'ñandú',
	inner: { a: new Int32(1), b: [new Int32(2)] },
	list: ['x', null],
	binary: new Binary(Buffer.from('abc'), 0),
	yes: true,
	date: new Date(5),
	nothing: null,
	code: new Code('f()', { a: new Int32(1) }),
	int: new Int32(7),
	stamp: new Timestamp({ t: 1, i: 2 }),
	long: Long.fromString('9007199254740993'),
	decimal: Decimal128.fromString('1.10'),
	último: 'end'
};

describe('reading stored documents', () => {
	it('decodes any named field alone, whatever types lie before it', () => {
		const bytes = encode(everything);
		for (const name of Object.keys(everything))
			expect(decodeFields(bytes, new Set([name]))).toEqual({ [name]: decode(bytes)[name] });
		expect(decodeFields(bytes, new Set(['missing']))).toEqual({});
		expect(decodeFields(bytes, new Set(['text', 'último']))).toEqual({
			text: 'ñandú',
			último: 'end'
		});
		expect(idOf(bytes)).toEqual(everything._id);
	});

	it('keeps every type through a round', () => {
		expect(encode(decode(encode(everything)))).toEqual(encode(everything));
	});

	it('puts a cursor reply together as encoding it would', () => {
		const batch = Array.from({ length: 12 }, (_, i) => ({ _id: new Int32(i), s: 'x'.repeat(i) }));
		const id = Long.fromNumber(5);
		const reply = encodeCursorReply('nextBatch', batch.map(encode), id, 'a.b', {
			ok: new Double(1)
		});
		const wanted = encode({ cursor: { nextBatch: batch, id, ns: 'a.b' }, ok: new Double(1) });
		expect(Buffer.compare(reply, wanted)).toBe(0);
	});
});
