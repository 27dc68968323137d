import type { ChartLayout, PlacedBox } from '$lib/domain/organization/chart-layout';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The boxes of a chart by their lines, for walking from one to the next. */
export class ChartSteps {
	#boxes: Map<string, PlacedBox>;
	#boss = new Map<string, string>();
	#reports = new Map<string, PlacedBox[]>();
	#roots: PlacedBox[];

	constructor({ boxes, links }: ChartLayout) {
		this.#boxes = new Map(boxes.map((placed) => [placed.box.key, placed]));
		for (const { from, to } of links) {
			const placed = this.#boxes.get(to);
			if (!placed) continue;
			this.#boss.set(to, from);
			this.#reports.set(from, [...(this.#reports.get(from) ?? []), placed]);
		}
		const across = (a: PlacedBox, b: PlacedBox) => a.x - b.x || a.y - b.y;
		for (const reports of this.#reports.values()) reports.sort(across);
		this.#roots = boxes.filter(({ box }) => !this.#boss.has(box.key)).sort(across);
	}

	find(key: string): PlacedBox | undefined {
		return this.#boxes.get(key);
	}
	get first(): PlacedBox | undefined {
		return this.#roots[0];
	}
	get last(): PlacedBox | undefined {
		let last = this.#roots.at(-1);
		for (let below = last; below; below = this.#reportsOf(below).at(-1)) last = below;
		return last;
	}
	bossOf(key: string): PlacedBox | undefined {
		return this.#boxes.get(this.#boss.get(key) ?? '');
	}
	/** Place among those with the same boss, from 1, and how many these are. */
	placeOf(key: string): [place: number, count: number] {
		const siblings = this.#siblings(key);
		return [siblings.findIndex(({ box }) => box.key === key) + 1, siblings.length];
	}

	/**
	 * Where an arrow leads: down to the first report, up to the boss, sideways to the next branch;
	 * in a stack up and down go along it first.
	 */
	next(key: string, arrow: Arrow): PlacedBox | undefined {
		const placed = this.#boxes.get(key);
		if (!placed) return this.first;
		const siblings = this.#siblings(key);
		const at = siblings.findIndex(({ box }) => box.key === key);
		const stacked = (other: PlacedBox | undefined) => (other?.x === placed.x ? other : undefined);
		if (arrow === 'ArrowUp') return stacked(siblings[at - 1]) ?? this.bossOf(key);
		if (arrow === 'ArrowDown') return this.#reportsOf(placed)[0] ?? stacked(siblings[at + 1]);
		const step = arrow === 'ArrowRight' ? 1 : -1;
		return this.#branchBeside(key, step);
	}

	#branchBeside(key: string, step: 1 | -1): PlacedBox | undefined {
		const placed = this.#boxes.get(key);
		if (!placed) return undefined;
		const besides = this.#siblings(key).filter((other) => (other.x - placed.x) * step > 0);
		const nearest = step > 0 ? besides[0] : besides.at(-1);
		if (nearest) {
			const column = besides.filter(({ x }) => x === nearest.x);
			const distance = ({ y }: PlacedBox) => Math.abs(y - placed.y);
			return column.reduce((a, b) => (distance(b) < distance(a) ? b : a));
		}
		const boss = this.#boss.get(key);
		return boss === undefined ? undefined : this.#branchBeside(boss, step);
	}

	#siblings(key: string): PlacedBox[] {
		const boss = this.#boss.get(key);
		return boss === undefined ? this.#roots : (this.#reports.get(boss) ?? []);
	}
	#reportsOf({ box }: PlacedBox): PlacedBox[] {
		return this.#reports.get(box.key) ?? [];
	}
}
