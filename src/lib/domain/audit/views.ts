import type { Moment } from '../matrix/version';

export interface AuditRow {
	id: string;
	at: Moment;
	actor: string;
	action: string;
	recordKind: string;
	recordId: string;
	/** What a person calls the record: a code and title, a name. */
	recordName: string;
	/** Link to the record, where the reader may open it. */
	href: string | null;
	changes: { path: string; before: string | null; after: string | null; erased: boolean }[];
}

export interface AuditList {
	rows: AuditRow[];
	/** Cursor of the next, older page. */
	next: string | null;
	recordKinds: string[];
	actions: string[];
}
