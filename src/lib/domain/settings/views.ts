import type { AuditRow } from '../audit/views';
import type { CivilDate } from '../matrix/version';
import type { LaidValue } from './periods';

/** The rule of the term to acknowledge: what holds, what is planned, what a change would do. */
export interface TermView {
	days: number;
	standard: number;
	today: CivilDate;
	/** The last day to answer a request of today. */
	dueOn: CivilDate;
	/** What it was, is and will be, the latest first. */
	course: LaidValue<number>[];
	history: AuditRow[];
}
