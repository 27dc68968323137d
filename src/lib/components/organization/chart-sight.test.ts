import { expect, it } from 'vitest';
import type { ChartBox } from '$lib/domain/organization/org-chart';
import { layOutChart } from '$lib/domain/organization/chart-layout';
import { areaToDraw, outlinePath, within } from './chart-sight';

const box = (key: string, children: ChartBox[] = []): ChartBox => ({
	...{ key, postIds: [key], positionId: key, code: key, title: key, unitId: 'u', unitNames: [] },
	...{ headcount: 1, staff: false, assumed: false, children }
});
const layout = layOutChart([
	box(
		'head',
		Array.from({ length: 40 }, (_, area) =>
			box(`a${String(area)}`, [box(`a${String(area)}-1`), box(`a${String(area)}-2`)])
		)
	)
]);

it('draws what is in sight with a margin, not the whole chart', () => {
	const area = areaToDraw(layout, { left: 0, top: 0, right: 700, bottom: 500 });
	const drawn = within(layout, area);
	expect(drawn.boxes.length).toBeGreaterThan(5);
	expect(drawn.boxes.length).toBeLessThan(30);
	for (const { x, y, width, height } of layout.boxes)
		if (x < 700 && x + width > 0 && y < 500 && y + height > 0)
			expect(drawn.boxes.some((placed) => placed.x === x && placed.y === y)).toBe(true);
	// The line from the head, which is far away, crosses the sight.
	expect(drawn.links.some(({ from, to }) => from === 'head' && to === 'a0')).toBe(true);
});

it('a little move draws nothing anew', () => {
	const sight = { left: 1000, top: 0, right: 1700, bottom: 500 };
	const moved = { left: 1060, top: 20, right: 1760, bottom: 520 };
	expect(areaToDraw(layout, moved)).toEqual(areaToDraw(layout, sight));
});

it('draws all boxes as one shape', () => {
	expect(outlinePath(layout.boxes).match(/M/g)).toHaveLength(layout.boxes.length);
});
