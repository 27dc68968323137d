import type { CivilDate, Moment } from '../../matrix/version';
import type { CheckCode, StructureFinding } from './finding';

/** A unit to choose, in the order of the tree. */
export interface UnitChoice {
	code: string;
	name: string;
	depth: number;
}

/** A finding in a list, with the id that it is set aside by. */
export interface CheckRow extends StructureFinding {
	id: string;
}

/** A finding that was set aside: why, when and by whom. */
export interface AsideRow extends CheckRow {
	reason: string;
	at: Moment;
	by: string;
}

/** Findings of one check. */
export interface CheckGroup {
	check: CheckCode;
	/** All there are; `rows` may hold fewer. */
	count: number;
	rows: CheckRow[];
}

/** The checks of the structure, as their page shows them. */
export interface ChecksView {
	today: CivilDate;
	/** Everything, or only what is below the reader. */
	whole: boolean;
	/** The most places under one holder of a post. */
	spanLimit: number;
	/** In the chosen unit, whichever check is chosen. */
	counts: Record<CheckCode, number>;
	groups: CheckGroup[];
	/** What was set aside, the newest first; `rows` may hold fewer. */
	aside: { count: number; rows: AsideRow[] };
	/** Whether the reader may set findings aside. */
	mayEdit: boolean;
	units: UnitChoice[];
	/** The unit asked for does not exist today. */
	unknownUnit: boolean;
}
