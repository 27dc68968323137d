import type { CivilDate } from '../matrix/version';
import type { ChangeEffect } from './change-effects';
import type { PeopleOfToday } from './prepared-stays';
import type { UnitCharts } from './records';

/** What a change brings about, named as people know it; `names` are those it happens to. */
export interface EffectView {
	kind:
		| Exclude<ChangeEffect['kind'], 'position-taken' | 'position-left'>
		/** They will be asked to acknowledge the matrix of `to`. */
		| 'asked'
		/** An open request to acknowledge the matrix of `from` closes. */
		| 'request-closed'
		/** A change that was prepared for that day is dropped. */
		| 'prepared-dropped'
		/** People were to come to the post `from` that day and do not. */
		| 'stay-dropped'
		/** Manuals that cover the unit `from`, which ends. */
		| 'manual-without-unit';
	names: string[];
	from: string | null;
	to: string | null;
	on: CivilDate;
}

/** What came of a change: done, or held back until somebody has read what it brings about. */
export interface EditOutcome {
	applied: boolean;
	effects: EffectView[];
	/** The mark of these effects, the same wherever they are the same: who confirms sends it back. */
	digest: string;
	/** Others were confirmed: they came about while somebody was reading. */
	again: boolean;
	/** Gives everything back as it was; null where nothing was written. */
	undo: string | null;
}

/** The same, and whether nothing is left of the record that was only prepared. */
export type CancelOutcome = EditOutcome & { gone: boolean };

export interface UnitLink {
	id: string;
	code: string;
	name: string;
	kind: string;
}

export interface PostLink {
	id: string;
	code: string;
	title: string;
	unit: string;
	unitCode: string;
	headcount: number;
	/** People in it on the date; acting holders are not counted. */
	occupied: number;
}

/** A period of a unit or a post, with what it changed of the one before. */
export interface PeriodView {
	rowId: string;
	from: CivilDate;
	/** The first day on which it no longer holds. */
	to: CivilDate | null;
	state: 'past' | 'present' | 'coming';
	/** Empty for the first one. */
	changes: { path: string; before: string | null; after: string | null; erased: boolean }[];
}

/** What pages of units and posts have in common. */
interface RecordView {
	id: string;
	/** The date that was asked for; null for today, or the first day of what is only prepared. */
	asOf: CivilDate | null;
	date: CivilDate;
	peopleOfToday: PeopleOfToday;
	/** Whether the record exists on the date. */
	exists: boolean;
	periods: PeriodView[];
	/** The first day with it, where that is to come. */
	beginsOn: CivilDate | null;
	/** The first day without it, where an end is set. */
	endsOn: CivilDate | null;
	/** Of the whole record as it was read, so that nobody writes over another's change. */
	seen: string;
	mayEdit: boolean;
}

export interface UnitView extends RecordView {
	rowId: string;
	code: string;
	name: string;
	kind: string;
	objective: string;
	functions: string[];
	order: number;
	group: boolean;
	charts: UnitCharts;
	parent: UnitLink | null;
	/** From the top down to the unit above. */
	path: UnitLink[];
	/** Where objective and functions come from, where the unit above is a group. */
	sharedFrom: UnitLink | null;
	units: UnitLink[];
	posts: PostLink[];
	company: string;
}

export interface HolderView {
	id: string;
	rowId: string;
	employeeId: string;
	name: string;
	/** Empty for whoever does not keep the structure. */
	number: string;
	acting: boolean;
	from: CivilDate;
	to: CivilDate | null;
	state: 'past' | 'present' | 'coming';
}

export interface PostView extends RecordView {
	rowId: string;
	position: { code: string; title: string };
	unit: UnitLink;
	boss: PostLink | null;
	reports: PostLink[];
	workplace: string;
	headcount: number;
	occupied: number;
	staff: boolean;
	assumed: boolean;
	/** On the date and to come. */
	holders: HolderView[];
	formerHolders: HolderView[];
}

export interface PostChoice {
	id: string;
	/** Title and unit: what is typed where there is no list to choose from. */
	label: string;
	code: string;
}
