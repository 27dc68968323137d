/** What the pages about manuals are given: plain data, already filtered for the actor. */
import type { AuditRow } from '../audit/views';
import type { CivilDate, Moment, SectionComment, ShownState } from '../matrix/version';
import type { PersonName, SignatureLine } from '../matrix/views';
import type { Unannexed } from './annex-gaps';
import type { AnnexMatrix, ManualContent } from './content';
import type { ManualDraft } from './draft';
import type { EditionDifference } from './edition-difference';
import type { Manual, ManualPlace } from './edition';
import type { ManualFault } from './faults';
import type { StaleReason } from './staleness';
import type { EditionAct } from './steps';

export type ManualView = Pick<Manual, 'id' | 'code' | 'formerCodes' | 'title' | 'rootUnitId'> & {
	/** Name of the unit that it covers, today. */
	unit: string;
	/** The first day without that unit, where an end is set. */
	unitEndsOn: CivilDate | null;
};

/** What a manual is beside its editions. */
export interface ManualParticulars {
	manual: ManualView;
	createdAt: Moment;
	/** The unit that the edition in force covers, where it is another one. */
	covered: string | null;
	/** An edition is in review or approved: the unit stays until it is issued or a draft again. */
	handedIn: boolean;
	units: { id: string; name: string; depth: number }[];
	history: AuditRow[];
}

export interface EditionHead {
	id: string;
	/** Of an open edition the number that it will get. */
	number: number;
	state: ShownState;
	effectiveFrom: CivilDate | null;
	publishedAt: Moment | null;
	updatedAt: Moment;
	updatedBy: string;
	/** Of what was submitted or issued; null while it is a draft. */
	hash: string | null;
	revision: number;
}

export interface ManualRow {
	code: string;
	title: string;
	/** What the edition in force covers; where none is, what the next one will. */
	unit: string;
	inForce: { number: number; since: CivilDate } | null;
	/** What else is on its way, where the actor may know: scheduled ones, then what is worked on. */
	coming: { number: number; state: ShownState }[];
	/** Why the edition in force is out of date; empty while it is not. */
	stale: StaleReason[];
	review: { dueOn: CivilDate; due: boolean } | null;
}

/** `date`: it would begin before an edition that was issued; `number`: that one has its number. */
export type EditionBlock = 'date' | 'number';

export interface EditionView {
	manual: ManualView;
	edition: EditionHead;
	/** Of a draft with the structure of its day; what was submitted or issued byte by byte. */
	content: ManualContent;
	acts: EditionAct[];
	signatures: SignatureLine[];
	/** On the last submission. */
	comments: (SectionComment<ManualPlace> & { by: string; at: Moment })[];
	/** Who reviews, and who authorises; in review with whose approval is still owed. */
	reviewers: (PersonName & { owed: boolean; self: boolean })[];
	authoriser: (PersonName & { self: boolean }) | null;
	/** Matrices of its annex that were withdrawn while it was on its way: so it can be neither approved nor published. */
	gaps: AnnexMatrix[];
	/** Why, once handed in, it can never be published as it is: the way out is a draft again. */
	blocked: EditionBlock | null;
	/** Of an edition in force or scheduled. */
	stale: StaleReason[];
	review: { dueOn: CivilDate; due: boolean } | null;
	/** Every edition that the actor may read, the newest first. */
	editions: EditionHead[];
	withdrawnReason: string | null;
	/** Whether the reader writes manuals. */
	mayEdit: boolean;
}

/** What is found in a draft whenever it is read or saved. */
export interface DraftFindings {
	faults: ManualFault[];
	/** How far the new row lags behind what changed. */
	lag: { missing: number; obsolete: number };
	unannexed: Unannexed;
}

/** What the form of an open draft needs. */
export interface DraftEditionView extends DraftFindings {
	manual: ManualView;
	edition: EditionHead;
	draft: ManualDraft;
	/** The draft with the structure of its day, for the preview beside the form. */
	content: ManualContent;
	comments: EditionView['comments'];
	acts: EditionAct[];
	/** Who may be asked to review or authorise. */
	eligible: PersonName[];
	chosen: { reviewerIds: string[]; authoriserId: string | null };
	/** Number of the newest issued edition, here or on paper. */
	replaces: number | null;
	/** Nothing else of the manual is left: it goes with this draft. */
	wholeManual: boolean;
}

export interface EditionComparison {
	manual: ManualView;
	from: EditionHead;
	to: EditionHead;
	differences: EditionDifference[];
}

export interface PublishEditionImpact {
	number: number;
	supersedes: number | null;
	effectiveFrom: CivilDate;
	/** What changed since it was handed in: the edition would be out of date from its first day. */
	stale: StaleReason[];
	hash: string;
}

/** The parts of manuals in force that concern a person: their units and those above. */
export interface ConcernedManual {
	code: string;
	title: string;
	number: number;
	sections: { number: string; anchor: string; unitId: string; name: string }[];
}
