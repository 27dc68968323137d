import type { CivilDate } from '../../matrix/version';

export const IMPORT_KINDS = ['posts', 'employees', 'structure'] as const;
/** A table of posts, a table of employees with the posts they hold, or a whole structure file. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** As many rows a table may have: one transaction, and a report that can still be read. */
export const MOST_ROWS = 5_000;
/** Bytes of a file that comes in by the page; larger ones come in by the command line. */
export const LARGEST_FILE = 2 * 1024 * 1024;
/** Rows that a page shows; what is wrong stands first. */
export const MOST_SHOWN = 1_000;

/** What is wrong with one row of a table; `exchange_fault_<code>` has the sentence. */
export type RowFaultCode =
	| 'cell-long'
	| 'cell-lines'
	| 'code-invalid'
	| 'number-missing'
	| 'date-invalid'
	| 'count-invalid'
	| 'yes-no-invalid'
	| 'unit-missing'
	| 'unit-unknown'
	| 'unit-ambiguous'
	| 'position-missing'
	| 'position-unknown'
	| 'position-ambiguous'
	| 'title-missing'
	| 'post-unknown'
	| 'post-ambiguous'
	| 'post-elsewhere'
	| 'post-other'
	| 'boss-unknown'
	| 'boss-ambiguous'
	| 'company-unknown'
	| 'company-missing'
	| 'names-missing'
	| 'hired-missing'
	| 'left-before-hired'
	| 'prepared-change'
	| 'repeated'
	/** A rule of the structure would be broken: codes of `structure-faults`. */
	| 'unit-circle'
	| 'post-circle'
	| 'several-roots'
	| 'code-repeated'
	| 'unit-without-parent'
	| 'post-without-unit'
	| 'post-without-boss'
	| 'holder-without-post'
	| 'over-headcount'
	| 'holds-twice'
	| 'outside-employment'
	| 'periods-overlap'
	| 'position-changed';

export interface RowFault {
	code: RowFaultCode;
	data: Record<string, string | number>;
}

/** What a row says and an import leaves as it is. */
export interface RowNote {
	code: 'title-kept';
	data: Record<string, string | number>;
}

export interface RowChange {
	path: string;
	before: string | null;
	after: string | null;
}

export interface ReportLine {
	/** Of the file, from 1. */
	line: number;
	kind: 'company' | 'unit' | 'position' | 'alias' | 'post' | 'employee' | 'incumbency';
	/** What people call it. */
	name: string;
	/** The first day of what changes; null for what has no periods. */
	from: CivilDate | null;
	state: 'new' | 'changed' | 'unchanged' | 'fault';
	changes: RowChange[];
	fault: RowFault | null;
	note: RowNote | null;
}

export interface ImportReport {
	kind: ImportKind;
	from: CivilDate | null;
	/** At most `MOST_SHOWN`, what is wrong first, then in the order of the file. */
	lines: ReportLine[];
	hidden: number;
	counts: Record<ReportLine['state'], number>;
	/** Records of this kind that hold on the day and that the file does not name: they stay. */
	absent: number;
	/** Columns that were not recognised. */
	ignored: string[];
	/** Accounts that a structure file lists; they are opened elsewhere. */
	accounts: number;
	/** Stands for the whole report: what is saved is what was seen. */
	digest: string;
}

const ORDER: Record<ReportLine['state'], number> = { fault: 0, changed: 1, new: 1, unchanged: 2 };

/** The lines that are shown, and how many of each kind there are. */
export function shownLines(
	lines: readonly ReportLine[]
): Pick<ImportReport, 'lines' | 'hidden' | 'counts'> {
	const counts = { new: 0, changed: 0, unchanged: 0, fault: 0 };
	for (const { state } of lines) counts[state] += 1;
	const ordered = [...lines].sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.line - b.line);
	return {
		lines: ordered.slice(0, MOST_SHOWN),
		hidden: Math.max(0, ordered.length - MOST_SHOWN),
		counts
	};
}
