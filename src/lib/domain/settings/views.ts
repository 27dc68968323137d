import type { AuditRow } from '../audit/views';
import type { CivilDate } from '../matrix/version';

/** The rule of the term to acknowledge: what holds, what is planned, what a change would do. */
export interface TermView {
	days: number;
	standard: number;
	today: CivilDate;
	/** The last day to answer a request of today. */
	dueOn: CivilDate;
	/** Values decided so far, the newest first. */
	periods: { days: number; validFrom: CivilDate; validTo: CivilDate | null }[];
	history: AuditRow[];
}
