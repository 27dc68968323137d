import { plainCell } from './write-csv';

/**
 * Text of a file that a spreadsheet wrote: UTF-8, with or without a byte order mark, or Windows-1252
 * (what Excel saves as "CSV" in Mexico and Central America).
 */
export function decodeText(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

const SEPARATORS = [';', '\t', ','] as const;

/** One row of cells with the line it begins on, from 1. */
export interface CsvRow {
	line: number;
	cells: string[];
}

/**
 * The rows of a table in text. The separator (semicolon, tab or comma) is the one that the first
 * line holds most of outside quotes; quoted cells may hold separators, line ends and doubled quotes.
 * Empty lines are left out, cells are trimmed, and the apostrophe that keeps a formula from running is
 * taken away.
 */
export function readCsv(text: string): CsvRow[] {
	const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
	const separator = separatorOf(source);
	const rows: CsvRow[] = [];
	let row: CsvRow = { line: 1, cells: [] };
	let cell = '';
	let quoted = false;
	let line = 1;
	const endCell = () => row.cells.push(plainCell(cell.trim()));
	const endRow = () => {
		endCell();
		if (row.cells.some((text) => text !== '')) rows.push(row);
		cell = '';
		row = { line: line + 1, cells: [] };
	};
	for (let at = 0; at < source.length; at += 1) {
		const sign = source[at] as string;
		if (quoted && sign === '"' && source[at + 1] === '"') {
			cell += '"';
			at += 1;
		} else if (sign === '"' && (quoted || cell.trim() === '')) {
			quoted = !quoted;
			if (quoted) cell = '';
		} else if (sign === separator && !quoted) {
			endCell();
			cell = '';
		} else if ((sign === '\n' || sign === '\r') && !quoted) {
			endRow();
			line += 1;
		} else {
			cell += sign;
			if (sign === '\n') line += 1;
		}
	}
	endRow();
	return rows;
}

function separatorOf(source: string): string {
	const head = (source.split(/[\n\r]/).find((line) => line.trim() !== '') ?? '').replace(
		/"[^"]*"/g,
		''
	);
	const counts = SEPARATORS.map((separator) => head.split(separator).length - 1);
	return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
