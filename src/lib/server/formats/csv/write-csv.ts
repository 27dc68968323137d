/**
 * A spreadsheet takes a text that begins like this for a formula, and runs it. Apostrophes before it
 * count as well: one is put before whatever has some already, so that reading takes away what writing
 * has put there and nothing else.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell as it was before `writeCsv` kept it from running. */
export const plainCell = (cell: string): string =>
	cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

function cellOf(value: string): string {
	// The apostrophe makes it a text; it is the only mark that every spreadsheet understands.
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[",;\n\r\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as text that spreadsheets open with a double click: a byte order mark for the accents,
 * commas, quotes where a cell needs them, and nothing that would run as a formula.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
	return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
