import type { FileChild } from 'docx';

export type Orientation = 'portrait' | 'landscape';

/** A piece of the text that knows how high it is before any word processor has seen it. */
export interface Block {
	/** The most it takes, its distances included; twentieths of a point. */
	height: number;
	/** What must fit for it to begin on a page; all of it when absent. */
	lead?: number;
	/** Never the last on its page. */
	keepNext?: boolean;
	/** Names the place whose page is asked for. */
	anchor?: string;
	/** A part that fits into the room, and the rest; null where it does not come apart there. */
	split?: (room: number) => [Block, Block] | null;
	/** @param onNewPage whether a page break goes before it */
	build: (onNewPage: boolean) => FileChild[];
}

/** `page`: what follows begins a page; a turn: it begins one that lies or stands. */
export type FlowItem = Block | 'page' | Orientation;

export interface PlacedBlock {
	block: Block;
	onNewPage: boolean;
}

/** Pages of one orientation, which become one section of the file. */
export interface FlowRun {
	orientation: Orientation;
	placed: PlacedBlock[];
}

export interface Flow {
	runs: FlowRun[];
	/** The page of each anchor; the first page is 1. */
	pages: Map<string, number>;
	count: number;
}

/** Heights between the margins, less what rounding may take. */
export const ROOM: Record<Orientation, number> = { portrait: 12_940, landscape: 9_340 };

/**
 * Cuts a text into pages. Every break that this finds is written into the file, and every height is
 * the most that the block can take: so each page of the file holds what it holds here, wherever the
 * file is opened.
 */
export function paginate(items: readonly FlowItem[], orientation: Orientation = 'portrait'): Flow {
	const flow = new Pages(orientation);
	const waiting = [...items];
	for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
		if (item === 'page') flow.turnPage();
		else if (item === 'portrait' || item === 'landscape') flow.turnTo(item);
		else {
			const rest = flow.place(item, leadOf(waiting, item));
			if (rest) waiting.unshift(rest);
		}
	}
	return flow.result();
}

/** What must fit below a block that is never the last on its page. */
function leadOf(next: readonly FlowItem[], block: Block): number {
	let lead = 0;
	let keep = block.keepNext ?? false;
	for (const item of next) {
		if (!keep || typeof item === 'string') break;
		keep = item.keepNext ?? false;
		lead += keep ? item.height : (item.lead ?? item.height);
	}
	return lead;
}

class Pages {
	#runs: FlowRun[];
	#pages = new Map<string, number>();
	#page = 1;
	#room: number;
	/** Nothing stands on the page yet. */
	#fresh = true;

	constructor(orientation: Orientation) {
		this.#runs = [{ orientation, placed: [] }];
		this.#room = ROOM[orientation];
	}

	get #run(): FlowRun {
		return this.#runs.at(-1) as FlowRun;
	}

	turnPage(): void {
		if (this.#fresh) return;
		this.#page += 1;
		this.#fresh = true;
		this.#room = ROOM[this.#run.orientation];
	}

	turnTo(orientation: Orientation): void {
		this.turnPage();
		if (this.#run.orientation === orientation) return;
		if (this.#run.placed.length === 0) this.#runs.pop();
		this.#runs.push({ orientation, placed: [] });
		this.#room = ROOM[orientation];
	}

	/** @returns what is left of the block for the next page */
	place(block: Block, below: number): Block | null {
		// What must not be parted from the next block stands before it as a whole.
		const own = block.keepNext ? block.height : Math.min(block.lead ?? Infinity, block.height);
		const least = own + below;
		if (!this.#fresh && least > this.#room) this.turnPage();
		while (block.height > this.#room) {
			const parts = block.split?.(this.#room) ?? null;
			if (parts) {
				this.#put(parts[0]);
				this.turnPage();
				return parts[1];
			}
			if (this.#fresh) break;
			this.turnPage();
		}
		return this.#put(block);
	}

	#put(block: Block): null {
		const first = this.#run.placed.length === 0;
		this.#run.placed.push({ block, onNewPage: this.#fresh && !first });
		if (block.anchor !== undefined) this.#pages.set(block.anchor, this.#page);
		// What no page can hold runs over as many as it takes.
		const over = Math.ceil(block.height / ROOM[this.#run.orientation]) - 1;
		if (block.height > this.#room) this.#page += over;
		this.#room -= block.height;
		this.#fresh = false;
		return null;
	}

	result(): Flow {
		return {
			runs: this.#runs.filter(({ placed }) => placed.length > 0),
			pages: this.#pages,
			count: this.#fresh && this.#page > 1 ? this.#page - 1 : this.#page
		};
	}
}
