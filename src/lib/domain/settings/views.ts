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

/** A rule that is a term, with the day on which what begins today is due. */
export interface TermView extends RuleView {
	dueOn: CivilDate;
}
