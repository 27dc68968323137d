import { expect, it } from 'vitest';
import type { ChartRow } from './chart-rows';
import { layOutRows, openLevels, shapeOf } from './chart-shape';

/** A head, `areas` areas of two desks of three posts each. */
function company(areas: number): ChartRow[] {
	const rows: ChartRow[] = [];
	const add = (key: string, boss: number, depth: number) =>
		rows.push({
			...{ key, boss, depth, code: key, title: `Puesto ${key}`, units: '', seats: 1, people: 1 }
		}) - 1;
	const head = add('head', -1, 0);
	for (let area = 0; area < areas; area++) {
		const boss = add(`a${String(area)}`, head, 1);
		for (let desk = 0; desk < 2; desk++) {
			const chief = add(`a${String(area)}d${String(desk)}`, boss, 2);
			for (let post = 0; post < 3; post++)
				add(`a${String(area)}d${String(desk)}p${String(post)}`, chief, 3);
		}
	}
	return rows;
}
const one = () => [{ texts: ['una persona'], vacant: false }];

it('a wide chart becomes lists below its areas and stays so while most of it is closed', () => {
	const rows = company(5);
	const shape = shapeOf(rows, one);
	expect(shape.hangFrom).toBe(1);
	const whole = layOutRows(rows, shape, () => true);
	expect(whole.boxes).toHaveLength(rows.length);
	expect(whole.width).toBeLessThanOrEqual(1240);
	const closed = layOutRows(rows, shape, ({ depth }) => depth < 2);
	expect(closed.boxes).toHaveLength(1 + 5 + 10);
	const desks = closed.boxes.filter(({ box }) => box.key.startsWith('a0d'));
	expect(new Set(desks.map(({ x }) => x)).size).toBe(1);
});

it('a chart that fits stays a tree', () => {
	expect(shapeOf(company(2), one).hangFrom).toBe(Infinity);
});

it('opens as many levels as the address says, or a sensible number', () => {
	expect(openLevels(company(2), null)).toBe(4);
	expect(openLevels(company(60), null)).toBe(2);
	expect(openLevels(company(60), 3)).toBe(3);
	expect(openLevels(company(60), 'all')).toBe(Infinity);
});
