import { RowRefused } from './cells';
import type { TableRow } from './columns';
import type { StructureLists } from './lists';
import type { RowFault, RowNote } from './report';

/** A row of a table and what it is about. */
export interface PlannedRow {
	line: number;
	/** What people call it, as far as it is known. */
	name: string;
	/** The records that it makes or changes. */
	ids: string[];
	fault: RowFault | null;
	note: RowNote | null;
	/** Goes on with the row, unless it was refused; a refusal is kept. */
	attempt: (work: () => void) => void;
}

/** What a table brings about; `given` holds the rows to be laid over the stored ones. */
export interface TablePlan {
	rows: PlannedRow[];
	given: Partial<StructureLists>;
}

/** Each row once; one that is refused keeps why, and the others go on. */
export function planRows(
	rows: readonly TableRow[],
	work: (row: TableRow, planned: PlannedRow) => void
): { rows: PlannedRow[] } {
	return {
		rows: rows.map((row) => {
			const planned: PlannedRow = {
				line: row.line,
				name: nameIn(row),
				ids: [],
				fault: null,
				note: null,
				attempt: (attempted) => {
					if (planned.fault) return;
					try {
						attempted();
					} catch (refusal) {
						if (!(refusal instanceof RowRefused)) throw refusal;
						planned.fault = refusal.fault;
					}
				}
			};
			planned.attempt(() => work(row, planned));
			return planned;
		})
	};
}

/** What the row itself calls what it is about, for the reader who looks for it. */
function nameIn(row: TableRow): string {
	const texts = (['givenNames', 'familyNames', 'title', 'code', 'number', 'id'] as const).map(
		(column) => (row.cells[column] ?? '').trim().slice(0, 120)
	);
	const [given, family, ...others] = texts;
	const person = [given, family].filter(Boolean).join(' ');
	return person || (others.find((text) => text !== '') ?? '');
}
