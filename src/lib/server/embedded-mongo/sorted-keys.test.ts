import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedKeys } from './sorted-keys';

interface Entry {
	key: string;
	record: { rid: number };
}

const inOrder = (a: Entry, b: Entry): number =>
	a.key < b.key ? -1 : a.key > b.key ? 1 : a.record.rid - b.record.rid;

const key = fc.nat({ max: 60 }).map((n) => String.fromCharCode(65 + n));

describe('an ordered list of keys', () => {
	it('walks any range as a sorted array would, forwards and backwards, after any changes', () => {
		const change = fc.record({ key, rid: fc.nat({ max: 40 }), add: fc.boolean() });
		fc.assert(
			fc.property(fc.array(change, { maxLength: 300 }), key, key, (changes, low, high) => {
				const list = new SortedKeys<{ rid: number }>();
				let model: Entry[] = [];
				for (const { key: k, rid, add } of changes) {
					const has = model.some((e) => e.key === k && e.record.rid === rid);
					if (add && !has) {
						const record = { rid };
						list.add(k, record);
						model.push({ key: k, record });
					} else if (!add) {
						list.remove(k, { rid });
						model = model.filter((e) => e.key !== k || e.record.rid !== rid);
					}
				}
				const wanted = model
					.sort(inOrder)
					.filter((e) => e.key >= low && e.key < high)
					.map((e) => e.record.rid);
				expect([...list.range(low, high)].map((r) => r.rid)).toEqual(wanted);
				expect([...list.range(low, high, true)].map((r) => r.rid)).toEqual(wanted.reverse());
				expect(list.size).toBe(model.length);
			})
		);
	});

	it('stays in order over many chunks, filled at once or one by one', () => {
		const keys = Array.from({ length: 5000 }, (_, i) => String((i * 7919) % 5000).padStart(5, '0'));
		const one = new SortedKeys<{ rid: number }>();
		keys.forEach((k, rid) => one.add(k, { rid }));
		const all = SortedKeys.from(keys.map((k, rid) => ({ key: k, record: { rid } })));
		const wanted = keys.map((k, rid) => ({ key: k, record: { rid } })).sort(inOrder);
		const rids = wanted.map((e) => e.record.rid);
		expect([...one.range('', '\xff')].map((r) => r.rid)).toEqual(rids);
		expect([...all.range('', '\xff')].map((r) => r.rid)).toEqual(rids);
		for (const [rid, k] of keys.entries()) if (rid % 3 !== 0) one.remove(k, { rid });
		expect([...one.range('01000', '04000', true)].map((r) => r.rid)).toEqual(
			wanted
				.filter((e) => e.key >= '01000' && e.key < '04000' && e.record.rid % 3 === 0)
				.map((e) => e.record.rid)
				.reverse()
		);
	});

	it('puts another version of a record where the one before stood', () => {
		const list = new SortedKeys<{ rid: number; version: number }>();
		for (let rid = 0; rid < 2_000; rid += 1) list.add(rid % 2 ? 'a' : 'b', { rid, version: 1 });
		for (let rid = 0; rid < 2_000; rid += 1) list.swap(rid % 2 ? 'a' : 'b', { rid, version: 2 });
		const all = [...list.range('a', 'c')];
		expect(list.size).toBe(2_000);
		expect(all.every(({ version }) => version === 2)).toBe(true);
		expect(all.map(({ rid }) => rid)).toEqual([
			...Array.from({ length: 1_000 }, (_, at) => 2 * at + 1),
			...Array.from({ length: 1_000 }, (_, at) => 2 * at)
		]);
	});
});
