import type { Paragraph } from 'docx';
import { Bookmarks } from '../bookmarks';
import type { FormCell, FormRow } from '../tables';
import { paragraph, paragraphFacts, type Sheet } from '../text';
import { cutAfter } from './measure-text';
import { columnsOf, heightOf, linesIn, roomInside, type TableSpec } from './row-height';

/** A text that goes on has no bookmark of its own: it stands around the first part. */
const sheet: Sheet = { locale: 'es', bookmarks: new Bookmarks() };

/** Least height to begin a torn row with; twentieths of a point. */
const LEAST = 1_500;

/** A row in two, the first no higher than the room; null where that would be too little. */
export function splitRow(row: FormRow, spec: TableSpec, room: number): [FormRow, FormRow] | null {
	const inside = roomInside(room, spec);
	if (inside < LEAST) return null;
	const columns = columnsOf(row, spec);
	const halves = row.cells.map((cell, index) => splitContent(cell, columns[index] ?? 0, inside));
	const half = (at: 0 | 1): FormCell[] =>
		row.cells.map(({ merge, ...cell }, index) => {
			const content = halves[index]?.[at] ?? [];
			const goesOn = at === 1 && merge ? { merge: 'restart' as const } : {};
			return { ...cell, ...goesOn, content: content.length > 0 ? content : [nothing()] };
		});
	return [{ cells: half(0) }, { cells: half(1), ...(row.keepNext ? { keepNext: true } : {}) }];
}

const nothing = () => paragraph(sheet, 'FormCell', '');

function splitContent(cell: FormCell, width: number, room: number): [Paragraph[], Paragraph[]] {
	const first: Paragraph[] = [];
	let left = room;
	for (const [index, each] of cell.content.entries()) {
		const height = heightOf(each, width);
		if (height <= left) {
			first.push(each);
			left -= height;
			continue;
		}
		const rest = cell.content.slice(index + 1);
		const facts = paragraphFacts(each);
		if (!facts) return [first, [each, ...rest]];
		const { lines, line } = linesIn(facts.style, facts.text, width, facts.bold);
		const count = Math.floor(left / line) - 1;
		if (count < 1) return [first, [each, ...rest]];
		const look = facts.bold ? { run: 'Strong' as const } : {};
		const [head, tail] = cutAfter(facts.text, lines.slice(0, count));
		const of = (text: string) => paragraph(sheet, facts.style, text, look);
		return [
			[...first, of(head)],
			[of(tail), ...rest]
		];
	}
	return [first, []];
}
