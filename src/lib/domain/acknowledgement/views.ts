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
	/** A date alone where it was signed on paper: the paper bears no hour. */
	answeredAt: Moment | CivilDate | null;
	remarks: string;
	method: 'password' | 'paper' | null;
	witness: string | null;
	afterReset: boolean;
	/** Size of the scan of a paper in bytes; null where there is none. */
	scan: number | null;
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
	/**
	 * Who a reminder would reach and who had one today; null where the reader may send none. Before
	 * the first one of a day those without an account count too.
	 */
	remind: { people: number; already: number } | null;
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
	/** A date alone where it was signed on paper. */
	answeredAt: Moment | CivilDate | null;
	remarks: string;
	contentHash: string;
	/** What changed since the version the person last acknowledged; null when it is the first. */
	changes: number | null;
	previousNumber: number | null;
}
