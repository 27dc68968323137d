import { expect, it } from 'vitest';
import { inWaves } from './in-waves';

it('puts things with the same key into waves one after another, each in the order given', () => {
	const letters = ['a1', 'b1', 'a2', 'c1', 'a3', 'b2'];
	expect(inWaves(letters, (one) => one.charAt(0))).toEqual([
		['a1', 'b1', 'c1'],
		['a2', 'b2'],
		['a3']
	]);
	expect(inWaves([], String)).toEqual([]);
});
