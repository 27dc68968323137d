import type { ChartBox } from './org-chart';

/** A box of a list that hangs under its boss, and how deep it is set in. */
export interface BlockRow {
	box: ChartBox;
	/** The box that its line comes from; null when the block's line itself leads to it. */
	boss: ChartBox | null;
	/** 1 for the first level. */
	indent: number;
}

/**
 * What is placed as one piece: a head with its staff beside it and perhaps a list hanging under it,
 * a column of boxes without a head, or (at the top, with several heads) nothing but its children.
 */
export interface Block {
	head: ChartBox | null;
	staff: ChartBox[];
	rows: BlockRow[];
	children: Block[];
}

export interface BlockOptions {
	/** From this depth on everything below a box hangs under it as one list; Infinity for never. */
	hangFrom: number;
	/** How many columns a chart of one head and its direct reports may have. */
	columns: number;
}

/** More direct reports than these stand in several columns. */
const LONGEST_STACK = 6;

/** Cuts the boxes of a chart into blocks: leaves stacked, staff beside, branches side by side. */
export function blocksOf(boxes: readonly ChartBox[], options: BlockOptions): Block {
	const [only] = boxes;
	if (only && boxes.length === 1) return blockOf(only, 0, options);
	const lone = boxes.filter(isLeaf);
	const branches = boxes.filter((box) => !isLeaf(box));
	const perColumn = Math.ceil(lone.length / Math.max(1, options.columns - branches.length));
	return {
		...{ head: null, staff: [], rows: [] },
		children: [
			...branches.map((box) => blockOf(box, 0, options)),
			...columnsOf(lone, null, branches.length > 0 ? LONGEST_STACK : perColumn)
		]
	};
}

function blockOf(head: ChartBox, depth: number, options: BlockOptions): Block {
	const besides = head.children.filter((box) => box.staff && isLeaf(box));
	const inLine = head.children.filter((box) => !besides.includes(box));
	// Staff stands beside a line; where there is none, it is a list like any other.
	const [staff, line] = inLine.length > 0 ? [besides, inLine] : [[], besides];
	const leaves = line.filter(isLeaf);
	const branches = line.filter((box) => !isLeaf(box));

	if (depth >= options.hangFrom) return { head, staff: [], rows: hanging(head, 1), children: [] };
	if (branches.length > 0)
		return {
			...{ head, staff, rows: [] },
			children: [
				...columnsOf(leaves, head, LONGEST_STACK),
				...branches.map((box) => blockOf(box, depth + 1, options))
			]
		};
	if (staff.length === 0 && depth > 0 && leaves.length <= LONGEST_STACK)
		return { head, staff, rows: hanging(head, 1), children: [] };
	const perColumn =
		depth > 0 ? LONGEST_STACK : Math.ceil(leaves.length / Math.max(1, options.columns));
	return { head, staff, rows: [], children: columnsOf(leaves, head, perColumn) };
}

/** Everything below a box as a list, each before those below it. */
function hanging(boss: ChartBox, indent: number): BlockRow[] {
	return boss.children.flatMap((box) => [{ box, boss, indent }, ...hanging(box, indent + 1)]);
}

/** Boxes in columns of about the same length, read downwards; one alone is a block of its own. */
function columnsOf(boxes: readonly ChartBox[], boss: ChartBox | null, longest: number): Block[] {
	if (boxes.length === 0) return [];
	const count = Math.ceil(boxes.length / longest);
	const length = Math.ceil(boxes.length / count);
	const blocks: Block[] = [];
	for (let start = 0; start < boxes.length; start += length) {
		const column = boxes.slice(start, start + length);
		const [only] = column;
		blocks.push(
			length === 1 && only
				? { head: only, staff: [], rows: [], children: [] }
				: {
						...{ head: null, staff: [], children: [] },
						rows: column.map((box) => ({ box, boss, indent: 1 }))
					}
		);
	}
	return blocks;
}

function isLeaf({ children }: ChartBox): boolean {
	return children.length === 0;
}
