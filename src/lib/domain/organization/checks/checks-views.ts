import type { CivilDate } from '../../matrix/version';
import type { CheckCode, StructureFinding } from './finding';

/** A unit to choose, in the order of the tree. */
export interface UnitChoice {
	code: string;
	name: string;
	depth: number;
}

/** Findings of one check. */
export interface CheckGroup {
	check: CheckCode;
	/** All there are; `rows` may hold fewer. */
	count: number;
	rows: StructureFinding[];
}

/** The checks of the structure, as their page shows them. */
export interface ChecksView {
	today: CivilDate;
	/** Everything, or only what is below the reader. */
	whole: boolean;
	/** The most people under one holder of a post. */
	spanLimit: number;
	/** In the chosen unit, whichever check is chosen. */
	counts: Record<CheckCode, number>;
	groups: CheckGroup[];
	units: UnitChoice[];
	/** The unit asked for does not exist today. */
	unknownUnit: boolean;
}
