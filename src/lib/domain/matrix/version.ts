import type { MatrixContent, Recipient } from './content';
import type { Section } from './vocabulary';

/** Stored state of a version. `scheduled`, `published` and `superseded` are computed from dates. */
export const VERSION_STATES = ['draft', 'in-review', 'approved', 'issued', 'withdrawn'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What a person sees: the stored state with what the calendar makes of an issued version. */
export const SHOWN_STATES = [
	'draft',
	'returned',
	'in-review',
	'approved',
	'scheduled',
	'published',
	'superseded',
	'withdrawn'
] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export type ChangeKind = 'substantive' | 'editorial';

/** ISO civil date, `2026-03-15`. */
export type CivilDate = string;
/** ISO moment in UTC. */
export type Moment = string;

/** `Place` names the parts that a reviewer may comment on: the sections of a matrix, unless told otherwise. */
export interface SectionComment<Place extends string = Section> {
	section: Place;
	text: string;
}

/** A verdict binds to the exact content its author saw. */
export interface Verdict<Place extends string = Section> {
	by: string;
	/** Set when somebody acts for an absent person. */
	onBehalfOf: string | null;
	role: 'reviewer' | 'authoriser';
	outcome: 'returned' | 'approved';
	contentHash: string;
	at: Moment;
	comments: SectionComment<Place>[];
	/** An authorisation given outside the product, recorded by the administrator. */
	outside: { givenBy: string; on: CivilDate; document: string } | null;
}

/** One unit's frozen header: where the position stood on the effective date. */
export interface FrozenPlacement {
	unitId: string;
	/** From the root to the unit: gerencia, área… */
	unitPath: string[];
	boss: { positionId: string; code: string; title: string } | null;
	reports: { positionId: string; code: string; title: string }[];
	/** Other positions under the same boss, for the small chart. */
	peers: { positionId: string; code: string; title: string }[];
	headcount: number;
}

/** What publishing freezes: the content and the derived header as of the effective date. */
export interface PublishedBody {
	format: 1;
	code: string;
	content: MatrixContent;
	placements: FrozenPlacement[];
}

export interface MatrixVersion {
	id: string;
	positionId: string;
	/** 1, 2, 3… given at publishing; null before. */
	number: number | null;
	state: VersionState;
	kind: ChangeKind;
	/** What changed, in the words of whoever prepared it. */
	summary: string;
	/** The editable content; null once issued (then the body is read by its hash). */
	content: MatrixContent | null;
	/** Raised by every save; a save with an older one is a conflict. */
	revision: number;
	/** SHA-256 of the canonical content submitted; of the canonical body once issued. */
	contentHash: string | null;
	/** Ids of all rows in canonical row order, set at publishing. */
	rowIds: string[] | null;
	basedOn: string | null;
	preparedBy: string;
	reviewerId: string | null;
	authoriserId: string | null;
	submittedAt: Moment | null;
	verdicts: Verdict[];
	effectiveFrom: CivilDate | null;
	publishedAt: Moment | null;
	publishedBy: string | null;
	withdrawnAt: Moment | null;
	withdrawnReason: string | null;
	/** Warnings set aside with a reason, by finding key. */
	dismissals: { key: string; reason: string; by: string; at: Moment }[];
	createdAt: Moment;
	updatedAt: Moment;
	updatedBy: string;
}

export type { Recipient };
