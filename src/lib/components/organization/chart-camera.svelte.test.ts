import { expect, it } from 'vitest';
import { ChartCamera } from './chart-camera.svelte';

const box = (x: number, y: number) => ({
	...{ x, y, width: 200, height: 70, lines: [] },
	box: {
		...{ key: 'k', postIds: [], positionId: '', code: '', title: '', unitId: '', unitNames: [] },
		...{ headcount: 1, staff: false, assumed: false, children: [] }
	}
});
function pane(): ChartCamera {
	const camera = new ChartCamera();
	camera.width = 800;
	camera.height = 600;
	return camera;
}

it('opens a chart as wide as the pane where that is legible, else from its head', () => {
	const camera = pane();
	camera.begin({ width: 400 }, undefined);
	expect([camera.scale, camera.x]).toEqual([1, 200]);
	camera.begin({ width: 1000 }, undefined);
	expect(camera.scale).toBeCloseTo(0.798, 3);
	camera.begin({ width: 20_000 }, box(9_000, 0));
	expect(camera.scale).toBe(0.62);
	expect(camera.x + 9_100 * camera.scale).toBeCloseTo(400);
});

it('zooms around a point and within bounds', () => {
	const camera = pane();
	const before = (300 - camera.x) / camera.scale;
	camera.zoomBy(1.5, 300, 200);
	expect((300 - camera.x) / camera.scale).toBeCloseTo(before);
	camera.zoomBy(100);
	expect(camera.scale).toBe(2);
	camera.zoomBy(0.0001);
	expect(camera.scale).toBe(0.04);
});

it('brings a box into sight by the least move', () => {
	const camera = pane();
	camera.x = camera.y = 0;
	camera.reveal(box(100, 100));
	expect([camera.x, camera.y]).toEqual([0, 0]);
	camera.reveal(box(1000, 100));
	expect([camera.x, camera.y]).toEqual([-424, 0]);
	expect(camera.sight.right).toBeGreaterThan(1200);
});

it('has the whole chart in sight', () => {
	const camera = pane();
	camera.fit({ width: 4000, height: 9000 });
	const { left, right, top, bottom } = camera.sight;
	expect(left).toBeLessThanOrEqual(0);
	expect(top).toBeLessThanOrEqual(0);
	expect(right).toBeGreaterThanOrEqual(4000);
	expect(bottom).toBeGreaterThanOrEqual(9000);
});
