/** A press that moves less than this is a press. */
const STILL = 5;

const boxAt = (target: Element | null): string | null =>
	target?.closest<SVGElement>('[data-key]')?.dataset.key ?? null;

/** One box carried by the pointer over the others of its pane. */
export class ChartDrag {
	/** The box that is carried, once the pointer has moved; null before and after. */
	key: string | null = $state(null);
	/** The box under the pointer. */
	over: string | null = $state(null);
	/** Where the pointer is in the pane. */
	x = $state(0);
	y = $state(0);
	#start: { key: string; x: number; y: number } | null = null;
	#swallow = false;

	/** Whether a press began on a box, moved or not. */
	get held(): boolean {
		return this.#start !== null;
	}

	/** @returns whether the press is on a box of a mouse or pen; a finger pans and pinches instead */
	begin(event: PointerEvent): boolean {
		this.#swallow = false;
		const key = boxAt(event.target as Element);
		if (event.button !== 0 || event.pointerType === 'touch' || key === null) return false;
		this.#start = { key, x: event.clientX, y: event.clientY };
		return true;
	}

	move(event: PointerEvent): void {
		const start = this.#start;
		if (!start) return;
		const pane = event.currentTarget as Element;
		if (this.key === null) {
			if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < STILL) return;
			this.key = start.key;
			pane.setPointerCapture(event.pointerId);
		}
		const { left, top } = pane.getBoundingClientRect();
		this.x = event.clientX - left;
		this.y = event.clientY - top;
		const under = boxAt(document.elementFromPoint(event.clientX, event.clientY));
		this.over = under === this.key ? null : under;
	}

	/** @returns the box that was carried and the one that it was let go over; null where over none */
	end(): [key: string, onto: string] | null {
		const [key, over] = [this.key, this.over];
		this.#swallow = key !== null;
		this.cancel();
		return key !== null && over !== null ? [key, over] : null;
	}

	cancel(): void {
		this.key = this.over = this.#start = null;
	}

	/** Whether the click that follows belongs to a drag that has just ended. */
	takesClick(): boolean {
		const taken = this.#swallow;
		this.#swallow = false;
		return taken;
	}
}
