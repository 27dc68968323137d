import type { CivilDate, Moment } from '../matrix/version';
import type { ShownAcknowledgementState } from './records';

/** One person's line in the list of who has acknowledged. */
export interface AcknowledgementRow {
	id: string;
	employeeNumber: string;
	name: string;
	unit: string;
	state: ShownAcknowledgementState;
	requestedAt: Moment;
	dueOn: CivilDate;
	answeredAt: Moment | null;
	remarks: string;
	method: 'password' | 'paper' | null;
	witness: string | null;
	afterReset: boolean;
}

export interface AcknowledgementList {
	code: string;
	title: string;
	versionNumber: number;
	rows: AcknowledgementRow[];
	total: number;
	page: number;
	pageSize: number;
	/** Of the whole version, whatever the filter. */
	tally: {
		asked: number;
		signed: number;
		withRemarks: number;
		refused: number;
		open: number;
		expired: number;
	};
	mayRecordPaper: boolean;
	mayRemind: boolean;
	mayReopen: boolean;
}

/** A request the employee can answer. */
export interface MyAcknowledgement {
	id: string;
	code: string;
	title: string;
	versionNumber: number;
	effectiveFrom: CivilDate;
	dueOn: CivilDate;
	state: ShownAcknowledgementState;
	answeredAt: Moment | null;
	remarks: string;
	contentHash: string;
	/** What changed since the version the person last acknowledged; null when it is the first. */
	changes: number | null;
	previousNumber: number | null;
}
