import { all, child, value, type XmlElement } from './docx-xml';

const isOn = (element: XmlElement | undefined) =>
	element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? 'on');

const rowsOf = (table: XmlElement) => table.children.filter((each) => each.name === 'w:tr');
const cellsOf = (row: XmlElement) => row.children.filter((each) => each.name === 'w:tc');
const widthOf = (element: XmlElement | undefined) =>
	element?.attributes['w:type'] === 'dxa' ? Number(element.attributes['w:w']) : null;

/** What is wrong with one table: its grid, widths, spans, merges, header rows and cells. */
export function tableFaults(table: XmlElement, where: string, textWidth: number | null): string[] {
	const faults: string[] = [];
	const grid = (child(table, 'w:tblGrid')?.children ?? []).map((column) =>
		Number(column.attributes['w:w'])
	);
	const sum = grid.reduce((total, width) => total + width, 0);
	if (grid.length === 0) faults.push(`${where}: no columns in tblGrid`);
	if (grid.some((width) => !(width > 0))) faults.push(`${where}: a column without width`);
	if (value(table, 'w:tblPr', 'w:tblLayout') !== undefined)
		faults.push(`${where}: tblLayout has no w:type`);
	if (child(table, 'w:tblPr', 'w:tblLayout')?.attributes['w:type'] !== 'fixed')
		faults.push(`${where}: layout is not fixed`);
	const width = widthOf(child(table, 'w:tblPr', 'w:tblW'));
	if (width !== sum) faults.push(`${where}: tblW ${width} but the columns add up to ${sum}`);
	if (textWidth !== null && sum > textWidth)
		faults.push(`${where}: ${sum} wide, the text only ${textWidth}`);
	if (rowsOf(table).length === 0) faults.push(`${where}: no rows`);
	faults.push(...rowFaults(table, grid, where), ...headerFaults(table, where));
	return faults;
}

function rowFaults(table: XmlElement, grid: readonly number[], where: string): string[] {
	const faults: string[] = [];
	let above = new Map<number, number>();
	rowsOf(table).forEach((row, index) => {
		const at = `${where}, row ${index + 1}`;
		const merged = new Map<number, number>();
		let column = Number(value(row, 'w:trPr', 'w:gridBefore') ?? 0);
		for (const cell of cellsOf(row)) {
			const span = Number(value(cell, 'w:tcPr', 'w:gridSpan') ?? 1);
			const covered = grid.slice(column, column + span).reduce((total, each) => total + each, 0);
			const width = widthOf(child(cell, 'w:tcPr', 'w:tcW'));
			if (width !== covered) faults.push(`${at}: tcW ${width} over columns of ${covered}`);
			const merge = child(cell, 'w:tcPr', 'w:vMerge');
			if (merge) {
				const continues = merge.attributes['w:val'] !== 'restart';
				if (continues && above.get(column) !== span)
					faults.push(`${at}: vMerge continues nothing at column ${column + 1}`);
				merged.set(column, span);
			}
			if (cell.children.at(-1)?.name !== 'w:p')
				faults.push(`${at}: a cell does not end in a paragraph`);
			column += span;
		}
		column += Number(value(row, 'w:trPr', 'w:gridAfter') ?? 0);
		if (column !== grid.length) faults.push(`${at}: spans ${column} of ${grid.length} columns`);
		if (!isOn(child(row, 'w:trPr', 'w:cantSplit')))
			faults.push(`${at}: may be torn over two pages`);
		above = merged;
	});
	return faults;
}

/** Rows of column labels repeat, and only rows at the top of a table may. */
function headerFaults(table: XmlElement, where: string): string[] {
	const rows = rowsOf(table);
	const flagged = rows.map((row) => isOn(child(row, 'w:trPr', 'w:tblHeader')));
	const faults: string[] = [];
	const end = flagged.indexOf(false);
	if (end >= 0 && flagged.slice(end).includes(true))
		faults.push(`${where}: a header row below a row that is none`);
	if (rows.length > 0 && end < 0) faults.push(`${where}: nothing but header rows`);
	rows.forEach((row, index) => {
		const styles = all(row, 'w:p').map((each) => value(each, 'w:pPr', 'w:pStyle'));
		if (styles.every((style) => style === 'FormHead') && !flagged[index])
			faults.push(`${where}, row ${index + 1}: a row of labels is not flagged as header`);
	});
	return faults;
}
