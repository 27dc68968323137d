import { boldWidth, wrapText } from './chart-text';

/** One partner with what passes, in words. */
export interface FlowCard {
	key: string;
	title: string;
	/** «Rol de turnos publicado · quincenal». */
	lines: string[];
	href: string | null;
}

export interface PlacedCard extends FlowCard {
	x: number;
	y: number;
	width: number;
	height: number;
	/** Title and lines, broken to the width. */
	titleLines: string[];
	textLines: string[];
}

export interface FlowLayout {
	width: number;
	height: number;
	cards: PlacedCard[];
	middle: { x: number; y: number; width: number; height: number; lines: string[] };
	/** Lines from partners to the middle and from there to partners, as cubic curves. */
	links: { key: string; path: string; arrow: string }[];
}

/** Measures in px; letters are 13 px high. */
export const FLOW = { side: 330, middle: 180, gap: 80, pad: 12, line: 18, space: 12, text: 13 };
const ARROW = 6;

/**
 * Places who hands something over at the left, who it is handed to in the middle, and who gets
 * something from it at the right; each card says what and how often. Pure: the same cards give the
 * same places.
 */
export function layOutFlows(
	name: string,
	incoming: readonly FlowCard[],
	outgoing: readonly FlowCard[]
): FlowLayout {
	const left = column(incoming, 0);
	const middleX = FLOW.side + FLOW.gap;
	const right = column(outgoing, middleX + FLOW.middle + FLOW.gap);
	const lines = wrapped(name, FLOW.middle - 2 * FLOW.pad);
	const own = Math.max(56, lines.length * FLOW.line + 2 * FLOW.pad);
	const height = Math.max(left.height, right.height, own);
	centre(left, height);
	centre(right, height);
	const middle = { x: middleX, y: (height - own) / 2, width: FLOW.middle, height: own, lines };
	const links = [
		...left.cards.map((card, at) =>
			link(`in ${card.key}`, FLOW.side, midOf(card), middleX, portOf(middle, at, left.cards.length))
		),
		...right.cards.map((card, at) =>
			link(
				`out ${card.key}`,
				middleX + FLOW.middle,
				portOf(middle, at, right.cards.length),
				card.x,
				midOf(card)
			)
		)
	];
	const width = 2 * (FLOW.side + FLOW.gap) + FLOW.middle;
	return { width, height, cards: [...left.cards, ...right.cards], middle, links };
}

const wrapped = (text: string, width: number): string[] =>
	wrapText(text, width, (part) => boldWidth(part, FLOW.text));

function column(cards: readonly FlowCard[], x: number): { cards: PlacedCard[]; height: number } {
	const room = FLOW.side - 2 * FLOW.pad;
	let y = 0;
	const placed = cards.map((card): PlacedCard => {
		const titleLines = wrapped(card.title, room);
		const textLines = card.lines.flatMap((line) => wrapped(line, room));
		const height = (titleLines.length + textLines.length) * FLOW.line + 2 * FLOW.pad;
		const at = { ...card, x, y, width: FLOW.side, height, titleLines, textLines };
		y += height + FLOW.space;
		return at;
	});
	return { cards: placed, height: Math.max(0, y - FLOW.space) };
}

function centre(side: { cards: PlacedCard[]; height: number }, height: number): void {
	for (const card of side.cards) card.y += (height - side.height) / 2;
}

const midOf = ({ y, height }: { y: number; height: number }): number => y + height / 2;

/** Lines meet the middle one under another, in the order of their cards. */
function portOf({ y, height }: FlowLayout['middle'], at: number, count: number): number {
	return y + (height * (at + 1)) / (count + 1);
}

function link(key: string, x: number, y: number, toX: number, toY: number) {
	const half = (x + toX) / 2;
	const end = toX - ARROW;
	return {
		key,
		path: `M${x} ${y}C${half} ${y} ${half} ${toY} ${end} ${toY}`,
		arrow: `M${end} ${toY - ARROW / 1.5}L${toX} ${toY}L${end} ${toY + ARROW / 1.5}Z`
	};
}
