import { expect, it } from 'vitest';
import type { ChartRow } from '$lib/domain/organization/chart-rows';
import { layOutRows, shapeOf } from '$lib/domain/organization/chart-shape';
import { ChartSteps } from './chart-steps';

const row = (key: string, boss: number, depth: number): ChartRow => ({
	...{ key, boss, depth, code: key, title: key, units: '', seats: 1, people: 1 }
});
/** A head with two branches, each with a stack of leaves. */
const rows = [
	row('head', -1, 0),
	row('a', 0, 1),
	row('a1', 1, 2),
	row('a2', 1, 2),
	row('b', 0, 1),
	row('b1', 4, 2)
];
const steps = new ChartSteps(
	layOutRows(
		rows,
		shapeOf(rows, () => []),
		() => true
	)
);
const walk = (...arrows: string[]) => {
	let at = 'head';
	for (const arrow of arrows)
		at = steps.next(at, `Arrow${arrow}` as 'ArrowUp')?.box.key ?? `${at} stays`;
	return at;
};

it('goes down to the first report and up to the boss', () => {
	expect(walk('Down')).toBe('a');
	expect(walk('Down', 'Up')).toBe('head');
	expect(walk('Up')).toBe('head stays');
});

it('goes along a stack up and down', () => {
	expect(walk('Down', 'Down')).toBe('a1');
	expect(walk('Down', 'Down', 'Down')).toBe('a2');
	expect(walk('Down', 'Down', 'Down', 'Up')).toBe('a1');
	expect(walk('Down', 'Down', 'Up')).toBe('a');
});

it('goes sideways to the next branch, from within a stack too', () => {
	expect(walk('Down', 'Right')).toBe('b');
	expect(walk('Down', 'Down', 'Right')).toBe('b');
	expect(walk('Down', 'Right', 'Left')).toBe('a');
	expect(walk('Down', 'Left')).toBe('a stays');
});

it('knows the ends and the place of each among its siblings', () => {
	expect(steps.first?.box.key).toBe('head');
	expect(steps.last?.box.key).toBe('b1');
	expect(steps.placeOf('a2')).toEqual([2, 2]);
	expect(steps.bossOf('b1')?.box.key).toBe('b');
});
