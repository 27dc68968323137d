import { expect, it } from 'vitest';
import { diskState, sealState, worstState } from './rules';

const GB = 1024 ** 3;

it.each([
	[50, 100, 'good'],
	[9, 100, 'warning'],
	[0.9, 5, 'warning'],
	[0.1, 5, 'bad']
])('%f GB free of %f are %s', (free, total, state) => {
	expect(diskState({ free: free * GB, total: total * GB })).toBe(state);
});

it('a trail sealed within two days is good, one never sealed is told', () => {
	const hours = (count: number) => count * 60 * 60 * 1000;
	expect(sealState(hours(47))).toBe('good');
	expect(sealState(hours(49))).toBe('bad');
	expect(sealState(null)).toBe('warning');
});

it('the worst of several counts', () => {
	expect(worstState([])).toBe('good');
	expect(worstState(['good', 'warning'])).toBe('warning');
	expect(worstState(['warning', 'bad', 'good'])).toBe('bad');
});
