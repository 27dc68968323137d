import type { ChangedSection } from '../manual/changed-sections';
import type { CivilDate, Moment } from '../matrix/version';
import type { ChartRow } from './chart-rows';
import type { StructuralFact } from './facts';
import type { ScenarioChange, ScenarioFault, ScenarioState } from './scenario';

export interface ScenarioRow {
	id: string;
	name: string;
	date: CivilDate;
	state: ScenarioState;
	revision: number;
	updatedAt: Moment;
	updatedBy: string;
	appliedFrom: CivilDate | null;
}

/** A change in names: what it is about, and from where to where. */
export interface ChangeView {
	kind: ScenarioChange['kind'];
	name: string;
	unit: string;
	to: string;
	count: number;
	/** A position comes to be with it. */
	newPosition: boolean;
}

export interface ConsequencesView {
	lines: { post: string; from: string; to: string }[];
	headers: { code: string; title: string; people: number }[];
	/** People of these positions, each once. */
	headerPeople: number;
	/** `asked`: a matrix of the new position is in force, so that they have to acknowledge it. */
	movers: { name: string; from: string; to: string; asked: boolean }[];
	seats: { unitId: string; name: string; before: number; after: number }[];
	total: { before: number; after: number };
	vacancies: { post: string; count: number }[];
	withoutPost: string[];
	beyond: { post: string; people: number; headcount: number }[];
	manuals: { code: string; title: string; number: number; sections: ChangedSection[] }[];
}

/** What of a post the chart marks. */
export type PostMark = 'new' | 'moved' | 'headcount';

export interface ScenarioUnit {
	id: string;
	code: string;
	name: string;
	depth: number;
	parentId: string | null;
	/** Posts in it and units right below it. */
	posts: number;
	units: number;
	mark: 'new' | 'changed' | null;
}

export interface ScenarioPost {
	id: string;
	code: string;
	title: string;
	unitId: string;
	/** Null for a head. */
	boss: { id: string; label: string } | null;
	headcount: number;
	people: string[];
	reports: number;
}

export interface ScenarioView extends ScenarioRow {
	/** It was applied, and what that changed can be given back. */
	canTakeBack: boolean;
	today: CivilDate;
	/** The posts as they would be. */
	rows: ChartRow[];
	marks: Record<string, PostMark>;
	units: ScenarioUnit[];
	/** Index of the row that was asked for. */
	focus: number | null;
	post: ScenarioPost | null;
	unit: ScenarioUnit | null;
	changes: ChangeView[];
	facts: StructuralFact[];
	consequences: ConsequencesView;
	/** What changed of the structure since, and which changes would no longer fit; null where nothing did. */
	stale: {
		facts: StructuralFact[];
		dropped: { change: ChangeView; fault: ScenarioFault }[];
	} | null;
	positions: { code: string; title: string }[];
	kinds: string[];
}

/** A position that came with a scenario and stays, without a post, once that was given back. */
export interface PositionLeft {
	code: string;
	title: string;
}
