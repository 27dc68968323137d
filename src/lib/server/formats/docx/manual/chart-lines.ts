import type { ChartLink } from '$lib/domain/organization/chart-layout';

export type Point = [x: number, y: number];

/** A straight line, from left to right or from top to bottom. */
export interface ChartLine {
	from: Point;
	to: Point;
	/** No document states any link that runs along it. */
	assumed: boolean;
}

type Span = { at: number; from: number; to: number; assumed: boolean };

/**
 * The straight lines that the links of a chart come down to: what several of them share is drawn
 * once, so that dashes do not fill each other up.
 */
export function chartLines(links: readonly ChartLink[]): ChartLine[] {
	const across: Span[] = [];
	const down: Span[] = [];
	for (const { points, assumed } of links)
		points.slice(1).forEach(([x, y], index) => {
			const [px, py] = points[index] as Point;
			if (px === x && py === y) return;
			if (py === y) across.push({ at: y, from: Math.min(px, x), to: Math.max(px, x), assumed });
			else down.push({ at: x, from: Math.min(py, y), to: Math.max(py, y), assumed });
		});
	return [
		...merged(across).map(({ at, from, to, assumed }): ChartLine => ({
			...{ from: [from, at], to: [to, at], assumed }
		})),
		...merged(down).map(({ at, from, to, assumed }): ChartLine => ({
			...{ from: [at, from], to: [at, to], assumed }
		}))
	];
}

function merged(spans: readonly Span[]): Span[] {
	const sorted = [...spans].sort((a, b) => a.at - b.at || a.from - b.from);
	const lines: Span[] = [];
	for (const span of sorted) {
		const last = lines.at(-1);
		if (last && last.at === span.at && span.from <= last.to) {
			last.to = Math.max(last.to, span.to);
			last.assumed &&= span.assumed;
		} else lines.push({ ...span });
	}
	return lines;
}
