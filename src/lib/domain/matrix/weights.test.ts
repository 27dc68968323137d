import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	hundredthsFromPercent,
	splitEqually,
	splitInProportion,
	weightDifference,
	weightSum,
	WHOLE
} from './weights';

const weights = fc.array(fc.integer({ min: 0, max: WHOLE }), { minLength: 1, maxLength: 40 });
const total = (parts: number[]) => parts.reduce((sum, part) => sum + part, 0);

describe('weights', () => {
	it('add up exactly where floating point would not', () => {
		const kpis = [{ weight: 3333 }, { weight: 3333 }, { weight: 3334 }];
		expect(weightSum(kpis)).toBe(WHOLE);
		expect(weightDifference([{ weight: 8500 }])).toBe(1500);
		expect(weightDifference([{ weight: 8500 }, { weight: 2000 }])).toBe(-500);
		expect(weightDifference([])).toBe(WHOLE);
	});

	it('are split equally with the odd hundredths at the front', () => {
		expect(splitEqually(3)).toEqual([3334, 3333, 3333]);
		expect(splitEqually(0)).toEqual([]);
	});

	it('keep their proportions when brought to 100 %', () => {
		expect(splitInProportion([3000, 2500, 2000, 1000])).toEqual([3529, 2941, 2353, 1177]);
		expect(splitInProportion([0, 0])).toEqual([5000, 5000]);
	});

	it('reach exactly 100 % whatever they were before', () => {
		fc.assert(
			fc.property(weights, (given) => {
				const result = splitInProportion(given);
				expect(total(result)).toBe(WHOLE);
				expect(result.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
			})
		);
	});

	it('differ by one hundredth at most when equal', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
				const parts = splitEqually(count);
				expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
			})
		);
	});
});

describe('a weight in percent', () => {
	it('is read to the hundredth, and refused with more than two decimals or out of range', () => {
		expect(hundredthsFromPercent(33.33)).toBe(3333);
		expect(hundredthsFromPercent(14.29)).toBe(1429);
		expect(hundredthsFromPercent(33.333)).toBeNull();
		for (const wrong of [Number.NaN, -1, 100.01]) expect(hundredthsFromPercent(wrong)).toBeNull();
		expect(hundredthsFromPercent(100)).toBe(WHOLE);
	});
});
