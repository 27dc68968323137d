import type { AuditRow } from '../audit/views';
import type { CivilDate } from '../matrix/version';
import type { LaidValue } from './periods';

/** A rule that is a number: what holds, what is planned, what it was. */
export interface RuleView {
	value: number;
	standard: number;
	today: CivilDate;
	/** What it was, is and will be, the latest first. */
	course: LaidValue<number>[];
	history: AuditRow[];
}

/** The rule of the term to acknowledge, in working days, with what a change would do. */
export interface TermView extends RuleView {
	/** The last day to answer a request of today. */
	dueOn: CivilDate;
}
