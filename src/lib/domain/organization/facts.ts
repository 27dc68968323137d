/**
 * What changed between two structures, as the trade tells it in the table of modifications of a
 * manual (row 10 of a manual of 2016 names created, renamed and removed posts, a chart split in
 * two, and a branch created). Each fact is about one thing; words are made elsewhere.
 */
export interface UnitRef {
	unitId: string;
	name: string;
	kind: string;
}

export interface PostRef {
	positionId: string;
	title: string;
	unit: UnitRef;
}

export type StructuralFact =
	| { kind: 'unit-created'; unit: UnitRef; parent: UnitRef | null; posts: string[] }
	| { kind: 'unit-removed'; unit: UnitRef; parent: UnitRef | null }
	| { kind: 'unit-renamed'; unit: UnitRef; before: string }
	| { kind: 'unit-moved'; unit: UnitRef; from: UnitRef | null; to: UnitRef | null }
	| { kind: 'unit-recoded'; unit: UnitRef; before: string; after: string }
	/** What it is now (área, agencia…) stands in `unit`. */
	| { kind: 'unit-kind-changed'; unit: UnitRef; before: string }
	/** It became a group, whose objective and functions are those of the units right under it, or is none any more. */
	| { kind: 'unit-group-changed'; unit: UnitRef; group: boolean }
	/** Units that stand elsewhere among those right under `parent`. */
	| { kind: 'units-reordered'; parent: UnitRef | null; units: UnitRef[] }
	| { kind: 'unit-objective-changed'; unit: UnitRef }
	| {
			kind: 'unit-functions-changed';
			unit: UnitRef;
			added: number;
			removed: number;
			changed: number;
	  }
	/** One chart became several, or several one: of the units right under `unit`. */
	| { kind: 'charts-split'; unit: UnitRef; into: UnitRef[] }
	| { kind: 'charts-joined'; unit: UnitRef; of: UnitRef[] }
	/** `everywhere`: the position stands nowhere else in the older structure (or the newer one). */
	| { kind: 'post-created'; post: PostRef; everywhere: boolean }
	| { kind: 'post-removed'; post: PostRef; everywhere: boolean }
	| {
			kind: 'position-renamed';
			positionId: string;
			before: string;
			after: string;
			units: UnitRef[];
	  }
	| { kind: 'position-recoded'; positionId: string; title: string; before: string; after: string }
	| { kind: 'post-moved'; post: PostRef; from: UnitRef; to: UnitRef }
	/** Another boss: the titles of the posts that it reported to and reports to; their units where the titles are one. */
	| {
			kind: 'line-changed';
			post: PostRef;
			from: string | null;
			to: string | null;
			fromUnit?: UnitRef;
			toUnit?: UnitRef;
	  }
	/** A line that was taken for granted is stated now, or the other way about. */
	| { kind: 'line-confirmed'; post: PostRef; confirmed: boolean }
	/** Beside its boss (asistente, asesor), or in the line. */
	| { kind: 'staff-changed'; post: PostRef; staff: boolean }
	| { kind: 'workplace-changed'; post: PostRef; before: string; after: string }
	| { kind: 'headcount-changed'; post: PostRef; before: number; after: number };
