import { looksLikeSentence } from './label-key';
import { labelsOf, titleOf } from './labels';
import { isPageMark, isTemplateNote } from './notes';

/** The original cut into tables and paragraphs; nothing is judged here. */
export interface RawRow {
	line: number;
	cells: string[];
	separator: boolean;
}
export type RawBlock =
	| { kind: 'table'; firstLine: number; lastLine: number; rows: RawRow[] }
	| { kind: 'text'; firstLine: number; lastLine: number; lines: string[] };

/** A line with more cells than this is no row of a form; it is kept as text. */
const MOST_CELLS = 60;
/** No job matrix is longer; what follows is kept as one text so that any file ends in time. */
const MOST_LINES = 20_000;
const LONGEST_HEADING = 200;

const DASHES = /^:?-{2,200}:?(\s*\|\s*:?-{2,200}:?)+$/;
const unescapedPipe = /(?<!\\)\|/;

/** A row's cells; a single pipe makes one only inside a table or over its dashes. */
function cellsOf(line: string, inTable: boolean, next: string): string[] | null {
	const trimmed = line.trim();
	const pipes = countPipes(trimmed);
	if (pipes === 0 || pipes > MOST_CELLS) return null;
	const single = !trimmed.startsWith('|') && pipes < 2;
	if (single && !inTable && !DASHES.test(trimmed) && !DASHES.test(next.trim())) return null;
	const inner = trimmed.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
	return inner.split(unescapedPipe).map((cell) => cell.trim());
}

function countPipes(text: string): number {
	let count = 0;
	for (let at = text.indexOf('|'); at >= 0 && count <= MOST_CELLS; at = text.indexOf('|', at + 1))
		count += 1;
	return count;
}

/** «|---|:--:|» between rows, wherever it stands. */
const isSeparator = (cells: string[]): boolean =>
	cells.some((cell) => cell.length > 1) && cells.every((cell) => /^:?-*:?$/.test(cell));

/** True for a line that begins a paragraph of its own: a heading, a bullet, «Label: value». */
const startsAlone = (line: string): boolean =>
	/^\s*(#|[-*•✓]\s|\d{1,2}[.)]\s|\*[^*\s])/.test(line) || /^[^:.]{2,60}:(\s|$)/.test(line);

/** True for a line that is a heading or a signature label: what follows is another paragraph. */
const standsAlone = (line: string): boolean => {
	if (line.length > LONGEST_HEADING) return false;
	const bare = line.replace(/[#*_]/g, '').trim();
	return (
		/^\s*#/.test(line) ||
		isPageMark(bare) ||
		isTemplateNote(bare) ||
		titleOf(bare) !== null ||
		labelsOf(bare).some((label) => label.kind === 'signature')
	);
};

/** A name or a stamp right under a paragraph that has ended: no part of it. */
function isStray(above: { lines: string[] }, line: string): boolean {
	const last = above.lines.at(-1) ?? '';
	return /[.!?:]\s*$/.test(last.slice(-20)) && !looksLikeSentence(line.trim());
}

/** Cuts lines into blocks; lines count from 1, blank lines separate and belong to no block. */
export function cutIntoBlocks(lines: readonly string[]): RawBlock[] {
	const blocks: RawBlock[] = [];
	let open: RawBlock | null = null;
	const end = Math.min(lines.length, MOST_LINES);
	for (let index = 0; index < end; index += 1) {
		const source = lines[index] ?? '';
		const line = index + 1;
		if (source.trim() === '') {
			open = null;
			continue;
		}
		const cells = cellsOf(source, open?.kind === 'table', lines[index + 1] ?? '');
		if (cells) {
			if (open?.kind !== 'table')
				blocks.push((open = { kind: 'table', firstLine: line, lastLine: line, rows: [] }));
			open.rows.push({ line, cells, separator: isSeparator(cells) });
		} else {
			const alone = standsAlone(source);
			const fresh =
				alone || startsAlone(source) || (open?.kind === 'text' && isStray(open, source));
			if (open?.kind !== 'text' || fresh)
				blocks.push((open = { kind: 'text', firstLine: line, lastLine: line, lines: [] }));
			open.lines.push(source);
			if (alone) {
				open = null;
				continue;
			}
		}
		open.lastLine = line;
	}
	const rest = lines.slice(end);
	if (rest.some((line) => line.trim() !== ''))
		blocks.push({ kind: 'text', firstLine: end + 1, lastLine: lines.length, lines: rest });
	return blocks;
}
