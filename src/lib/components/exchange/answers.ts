import type { ImportKind, ImportReport } from '$lib/domain/organization/exchange/report';

/** What was sent, so that the report can be saved without choosing the file again. */
export interface KeptFile {
	kind: ImportKind;
	from: string;
	fileName: string;
	/** The file, in base 64; empty where it was refused. */
	content: string;
}

/** What the page of imports answers. */
export interface ImportAnswer {
	message?: string;
	code?: string;
	/** What is wrong with a structure file, each with its place. */
	faults?: string[];
	kept?: KeptFile;
	report?: ImportReport;
	saved?: { created: number; changed: number; requests: { opened: number; closed: number } };
}
