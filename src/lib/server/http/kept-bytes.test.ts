import { expect, it } from 'vitest';
import { KeptBytes } from './kept-bytes';

const entry = (length: number) => ({ body: new Uint8Array(length) });
const held = (kept: KeptBytes<{ body: Uint8Array }>, keys: string) =>
	[...keys].filter((key) => kept.get(key) !== undefined).join('');

it('what is kept never holds more bytes than it may, the used ones longest', () => {
	const kept = new KeptBytes(100, 10);
	for (const key of 'abc') kept.set(key, entry(30));
	kept.get('a');
	kept.set('d', entry(30));
	expect(held(kept, 'abcd')).toBe('acd');
	kept.set('c', entry(101));
	expect(held(kept, 'acd')).toBe('ad');
});

it('a replaced or dropped entry makes room again', () => {
	const kept = new KeptBytes(100, 10);
	for (let time = 0; time < 5; time += 1) kept.set('a', entry(60));
	kept.set('b', entry(40));
	expect(held(kept, 'ab')).toBe('ab');
	kept.drop('a');
	kept.drop('a');
	kept.set('c', entry(60));
	expect(held(kept, 'abc')).toBe('bc');
});

it('small entries are bounded by their number', () => {
	const kept = new KeptBytes(1000, 2);
	for (const key of 'abc') kept.set(key, entry(1));
	expect(held(kept, 'abc')).toBe('bc');
});
