import type { ChartCamera } from './chart-camera.svelte';

interface Point {
	x: number;
	y: number;
}

/** A press that moves less than this is a press. */
const STILL = 4;

/** Moves a camera by one pointer, zooms it by two. */
export class ChartPointers {
	#camera: ChartCamera;
	#held = new Map<number, Point>();
	#start: Point | null = null;
	#moved = false;
	#swallow = false;

	constructor(camera: ChartCamera) {
		this.#camera = camera;
	}

	down(event: PointerEvent): void {
		if (event.button !== 0) return;
		if (this.#held.size === 0) {
			this.#start = { x: event.clientX, y: event.clientY };
			this.#moved = this.#swallow = false;
		}
		this.#held.set(event.pointerId, { x: event.clientX, y: event.clientY });
	}

	move(event: PointerEvent): void {
		const before = this.#held.get(event.pointerId);
		if (!before || !this.#start) return;
		const now = { x: event.clientX, y: event.clientY };
		if (!this.#moved) {
			if (Math.hypot(now.x - this.#start.x, now.y - this.#start.y) < STILL) return;
			this.#moved = true;
			// From here on the pane hears the pointer wherever it goes; a mere press stays with its box.
			(event.currentTarget as Element).setPointerCapture(event.pointerId);
		}
		this.#held.set(event.pointerId, now);
		const other = [...this.#held].find(([id]) => id !== event.pointerId)?.[1];
		if (other) this.#pinch(event.currentTarget as Element, before, now, other);
		else this.#camera.panBy(now.x - before.x, now.y - before.y);
	}

	up(event: PointerEvent): void {
		this.#held.delete(event.pointerId);
		if (this.#held.size === 0) this.#swallow = this.#moved;
	}

	/** Whether the click that follows belongs to a move that has just ended. */
	takesClick(): boolean {
		const taken = this.#swallow;
		this.#swallow = false;
		return taken;
	}

	#pinch(pane: Element, before: Point, now: Point, other: Point): void {
		const { left, top } = pane.getBoundingClientRect();
		const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
		const middle = (point: Point) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
		const [from, to] = [middle(before), middle(now)];
		this.#camera.panBy(to.x - from.x, to.y - from.y);
		this.#camera.zoomBy(apart(now) / apart(before), to.x - left, to.y - top);
	}
}
