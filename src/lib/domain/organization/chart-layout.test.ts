import { expect, it } from 'vitest';
import { hangFromOf, layOutChart, type ChartLayout, type PlacedBox } from './chart-layout';
import type { ChartBox } from './org-chart';

const box = (
	key: string,
	children: ChartBox[] = [],
	changes: Partial<ChartBox> = {}
): ChartBox => ({
	...{ key, postIds: [key], positionId: key, code: key, title: `Puesto ${key}`, unitId: 'u' },
	...{ unitNames: ['U'], headcount: 1, staff: false, assumed: false, children },
	...changes
});
const leaves = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, index) => box(`${prefix}${String(index + 1)}`));
const at = (layout: ChartLayout, key: string): PlacedBox => {
	const found = layout.boxes.find((placed) => placed.box.key === key);
	if (!found) throw new Error(`no box ${key}`);
	return found;
};
const overlaps = ({ boxes }: ChartLayout): string[] => {
	const found: string[] = [];
	for (const [index, a] of boxes.entries())
		for (const b of boxes.slice(index + 1))
			if (
				a.x < b.x + b.width &&
				b.x < a.x + a.width &&
				a.y < b.y + b.height &&
				b.y < a.y + a.height
			)
				found.push(`${a.box.key} ${b.box.key}`);
	return found;
};
const centre = ({ x, width }: PlacedBox) => x + width / 2;

it('puts branches side by side under their boss, and leaves in a stack under theirs', () => {
	const layout = layOutChart([
		box('boss', [box('left', leaves('l', 3)), box('right', leaves('r', 2))])
	]);
	const [boss, left, right] = [at(layout, 'boss'), at(layout, 'left'), at(layout, 'right')];
	expect(left.y).toBe(right.y);
	expect(left.y).toBeGreaterThan(boss.y + boss.height);
	expect(Math.abs(centre(boss) - (centre(left) + centre(right)) / 2)).toBeLessThanOrEqual(1);
	expect(new Set(['l1', 'l2', 'l3'].map((key) => at(layout, key).x))).toEqual(
		new Set([left.x + 16])
	);
	expect(at(layout, 'l2').y).toBeGreaterThan(at(layout, 'l1').y + at(layout, 'l1').height);
	expect(overlaps(layout)).toEqual([]);
	expect(layout.links).toHaveLength(7);
	expect(layout.width).toBe(Math.max(...layout.boxes.map(({ x, width }) => x + width)));
});

it('gives each box the lines of its title and room for what is said below it', () => {
	const title = 'Coordinación de Recuperación Administrativa y Judicial de Créditos';
	const chart = [box('a', [], { title })];
	const plain = layOutChart(chart).boxes[0];
	const detailed = layOutChart(chart, { detailLines: () => 2 }).boxes[0];
	expect(plain?.lines.join(' ')).toBe(title);
	expect(plain?.lines.length).toBeGreaterThan(1);
	expect((detailed?.height ?? 0) - (plain?.height ?? 0)).toBe(36);
	const narrow = layOutChart(chart, { measure: (text) => text.length * 20 }).boxes[0];
	expect(narrow?.lines.every((line) => line.length * 20 <= narrow.width - 24)).toBe(true);
});

it('puts staff beside the line, above what hangs on it', () => {
	const staff = { staff: true };
	const layout = layOutChart([
		box('boss', [
			box('aide', [], staff),
			box('secretary', [], staff),
			box('area', leaves('a', 2)),
			box('other', leaves('o', 2))
		])
	]);
	const [aide, secretary, boss] = [at(layout, 'aide'), at(layout, 'secretary'), at(layout, 'boss')];
	expect(aide.x + aide.width).toBeLessThan(centre(boss));
	expect(secretary.x).toBeGreaterThan(centre(boss));
	expect(aide.y).toBe(secretary.y);
	expect(at(layout, 'area').y).toBeGreaterThan(aide.y + aide.height);
	expect(overlaps(layout)).toEqual([]);
});

it('sets many direct reports of a lone head in columns of about the same length', () => {
	const layout = layOutChart([box('boss', leaves('p', 16))]);
	const columns = Map.groupBy(
		layout.boxes.filter(({ box: { key } }) => key !== 'boss'),
		({ x }) => x
	);
	expect([...columns.values()].map(({ length }) => length)).toEqual([4, 4, 4, 4]);
	expect(layout.width).toBeLessThanOrEqual(800);
	expect(overlaps(layout)).toEqual([]);
});

it('keeps branches that go deeper out of the lists beside them', () => {
	const deep = (key: string): ChartBox =>
		box(key, [
			box(`${key}a`, [
				box(`${key}b`, [box(`${key}c`, leaves(`${key}d`, 4)), ...leaves(`${key}e`, 9)])
			]),
			box(`${key}f`, leaves(`${key}g`, 6))
		]);
	const layout = layOutChart([
		box('boss', [box('long', leaves('n', 6)), deep('x'), ...leaves('q', 3), deep('y')])
	]);
	expect(overlaps(layout)).toEqual([]);
	expect(layout.boxes).toHaveLength(2 + 6 + 3 + 2 * (3 + 1 + 4 + 9 + 1 + 6));
	expect(layout.links).toHaveLength(layout.boxes.length - 1);
});

it('becomes narrower by hanging branches as lists until it fits the width', () => {
	const area = (name: string) =>
		box(name, [box(`${name}1`, leaves(`${name}1-`, 2)), box(`${name}2`, leaves(`${name}2-`, 3))]);
	const chart = [box('boss', ['a', 'b', 'c', 'd'].map(area))];
	const wide = layOutChart(chart);
	const fitted = layOutChart(chart, { maxWidth: 850 });
	expect(wide.width).toBeGreaterThan(1400);
	expect(fitted.width).toBeLessThanOrEqual(850);
	expect(fitted.boxes).toHaveLength(wide.boxes.length);
	expect(fitted.links).toHaveLength(wide.links.length);
	expect(overlaps(fitted)).toEqual([]);
	expect(hangFromOf(chart, { maxWidth: 850 })).toBe(1);
	expect(hangFromOf(chart, { maxWidth: 2000 })).toBe(Infinity);
	expect(layOutChart(chart, { maxWidth: 2000, hangFrom: 1 })).toEqual(fitted);
});

it('several heads stand side by side, and lines that nobody states say so', () => {
	const layout = layOutChart([
		box('one', leaves('a', 2)),
		box('two', [box('b1', [], { assumed: true })]),
		...leaves('alone', 2)
	]);
	expect(new Set(['one', 'two'].map((key) => at(layout, key).y))).toEqual(new Set([0]));
	expect(layout.links.filter(({ assumed }) => assumed)).toMatchObject([{ from: 'two', to: 'b1' }]);
	expect(overlaps(layout)).toEqual([]);
	expect(layOutChart([])).toEqual({ width: 0, height: 0, boxes: [], links: [] });
});

it('lays out two thousand posts without an overlap', () => {
	const level = (key: string, depth: number): ChartBox =>
		box(
			key,
			depth === 0
				? leaves(`${key}-`, 5)
				: Array.from({ length: 7 }, (_, i) => level(`${key}.${String(i)}`, depth - 1))
		);
	const layout = layOutChart([level('top', 3)]);
	expect(layout.boxes).toHaveLength(1 + 7 + 49 + 343 + 343 * 5);
	const rows = Map.groupBy(layout.boxes, ({ y }) => y);
	for (const row of rows.values()) {
		row.sort((a, b) => a.x - b.x);
		for (const [index, placed] of row.slice(1).entries())
			expect(placed.x).toBeGreaterThanOrEqual((row[index]?.x ?? 0) + (row[index]?.width ?? 0));
	}
});
