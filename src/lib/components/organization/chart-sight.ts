import type { ChartLayout, ChartLink, PlacedBox } from '$lib/domain/organization/chart-layout';

export interface Area {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Steps of a chart's px by which the drawn part moves; finer ones would draw anew too often. */
const STEP = 320;

/**
 * What of a chart has to be drawn for a camera: the part in sight and a good margin, in steps, so
 * that moving a little changes nothing.
 */
export function areaToDraw(chart: { width: number; height: number }, sight: Area): Area {
	const down = (value: number) => (Math.floor(value / STEP) - 1) * STEP;
	const up = (value: number) => (Math.ceil(value / STEP) + 1) * STEP;
	return {
		left: Math.max(down(sight.left), -STEP),
		top: Math.max(down(sight.top), -STEP),
		right: Math.min(up(sight.right), chart.width + STEP),
		bottom: Math.min(up(sight.bottom), chart.height + STEP)
	};
}

/** The boxes and lines of a chart that touch an area. */
export function within(
	{ boxes, links }: Pick<ChartLayout, 'boxes' | 'links'>,
	area: Area
): Pick<ChartLayout, 'boxes' | 'links'> {
	const touches = (left: number, top: number, right: number, bottom: number) =>
		right >= area.left && left <= area.right && bottom >= area.top && top <= area.bottom;
	return {
		boxes: boxes.filter(({ x, y, width, height }) => touches(x, y, x + width, y + height)),
		links: links.filter(({ points }: ChartLink) => {
			const across = points.map(([x]) => x);
			const down = points.map(([, y]) => y);
			return touches(
				Math.min(...across),
				Math.min(...down),
				Math.max(...across),
				Math.max(...down)
			);
		})
	};
}

/** All boxes as one shape, for a chart seen from afar. */
export function outlinePath(boxes: readonly PlacedBox[]): string {
	return boxes
		.map(
			({ x, y, width, height }) =>
				`M${String(x)} ${String(y)}h${String(width)}v${String(height)}h${String(-width)}z`
		)
		.join('');
}
