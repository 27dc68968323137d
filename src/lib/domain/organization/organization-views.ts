import type { CivilDate } from '../matrix/version';
import type { ChartRow } from './chart-rows';
import type { PeopleOfToday } from './prepared-stays';

export interface Counts {
	seats: number;
	/** Different persons who hold a post here. */
	people: number;
	vacancies: number;
}

/** A unit in the tree of units, each before those below it. */
export interface UnitRow extends Counts {
	code: string;
	name: string;
	/** Index of the unit above; -1 for a root. */
	above: number;
	depth: number;
}

/** The structure on a date, as the page of the organization shows it. */
export interface OrganizationView {
	today: CivilDate;
	date: CivilDate;
	units: UnitRow[];
	/** The chosen unit, index into `units`; null for the whole. */
	unit: number | null;
	/** Id of the chosen unit; null for the whole. */
	unitId: string | null;
	/** The unit asked for does not exist on this date. */
	unknownUnit: boolean;
	whole: Counts & { positions: number };
	chosen: Counts & { levels: number };
	/** Boxes of the chosen unit and those below it. */
	rows: ChartRow[];
	/** The row of the post to be looked at. */
	focus: number | null;
	/** The post asked for does not exist on this date. */
	unknownPost: boolean;
	peopleOfToday: PeopleOfToday;
}

/** Something of the structure that was looked for. */
export interface StructureHit {
	kind: 'post' | 'person' | 'unit';
	id: string;
	text: string;
	detail: string;
	/** Code of the unit, for a unit; '' for a post. */
	unit: string;
	/** Id of the post; '' for a unit. */
	post: string;
}
