import type { PlacedBox } from '$lib/domain/organization/chart-layout';

export const NEAREST = 2;
export const FARTHEST = 0.04;
/** A chart opens no smaller than this: smaller titles are not read. */
const LEGIBLE = 0.62;
const MARGIN = 24;

/** Which part of a chart a pane shows, and how large; all of it in px of the pane. */
export class ChartCamera {
	x = $state(MARGIN);
	y = $state(MARGIN);
	scale = $state(1);
	width = $state(0);
	height = $state(0);

	/** The part in sight, in px of the chart. */
	get sight(): { left: number; top: number; right: number; bottom: number } {
		const left = -this.x / this.scale;
		const top = -this.y / this.scale;
		return {
			left,
			top,
			right: left + this.width / this.scale,
			bottom: top + this.height / this.scale
		};
	}

	panBy(x: number, y: number): void {
		this.x += x;
		this.y += y;
	}

	/** Keeps what lies under a point of the pane there. */
	zoomBy(factor: number, x = this.width / 2, y = this.height / 2): void {
		const scale = Math.min(NEAREST, Math.max(FARTHEST, this.scale * factor));
		const real = scale / this.scale;
		this.x = x - (x - this.x) * real;
		this.y = y - (y - this.y) * real;
		this.scale = scale;
	}

	/** The scale at which a chart is as wide as the pane, and never larger than drawn. */
	scaleFor(chart: { width: number }): number {
		return Math.min(1, (this.width - 2) / Math.max(1, chart.width));
	}

	/** The whole chart in sight. */
	fit(chart: { width: number; height: number }): void {
		const high = (this.height - 2 * MARGIN) / Math.max(1, chart.height);
		this.scale = Math.max(FARTHEST, Math.min(this.scaleFor(chart), high));
		this.x = (this.width - chart.width * this.scale) / 2;
		this.y = MARGIN;
	}

	/** How a chart is first seen: as wide as the pane where that is legible, else from its head. */
	begin(chart: { width: number }, head: PlacedBox | undefined): void {
		this.scale = Math.max(LEGIBLE, this.scaleFor(chart));
		const fits = chart.width * this.scale <= this.width;
		const centre = fits || !head ? chart.width / 2 : head.x + head.width / 2;
		this.x = this.width / 2 - centre * this.scale;
		this.y = MARGIN;
	}

	/** The least move that brings a box into sight. */
	reveal({ x, y, width, height }: PlacedBox): void {
		const left = this.x + x * this.scale;
		const top = this.y + y * this.scale;
		const over = (start: number, size: number, room: number) =>
			start < MARGIN
				? MARGIN - start
				: start + size > room - MARGIN
					? Math.max(room - MARGIN - start - size, MARGIN - start)
					: 0;
		this.panBy(
			over(left, width * this.scale, this.width),
			over(top, height * this.scale, this.height)
		);
	}
}
