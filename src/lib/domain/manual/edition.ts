import type { CivilDate, Moment, Verdict, VersionState } from '../matrix/version';
import type { ModificationRow } from './content';
import type { ManualDraft } from './draft';

/** Parts of an edition that a reviewer may comment on. */
export const MANUAL_PLACES = [
	'general',
	'front',
	'texts',
	'structure',
	'modification',
	'annex'
] as const;
export type ManualPlace = (typeof MANUAL_PLACES)[number];

/** The manual of a unit and everything below it. */
export interface Manual {
	id: string;
	/**
	 * Code and title of its newest issued edition, be it only scheduled, or as it was created: what
	 * the next one starts from. What people call it meanwhile is `manualNameOn`.
	 */
	code: string;
	formerCodes: string[];
	title: string;
	rootUnitId: string;
	/** Rows of the table of modifications from before this product: editions that only the paper has. */
	history: ModificationRow[];
	createdAt: Moment;
}

/** What a manual is called. */
export interface ManualName {
	code: string;
	title: string;
}

/**
 * An edition. It shares its states and the rules of what is in force with versions of matrices.
 * What it shows lies as canonical bytes under `contentHash` from its submission on; what was
 * approved is what is issued, byte by byte.
 */
export interface ManualEdition {
	id: string;
	manualId: string;
	/** Given when issued; null before. */
	number: number | null;
	state: VersionState;
	/** What HR writes; null once issued. */
	draft: ManualDraft | null;
	/** Raised by every save; a save with an older one is a conflict. */
	revision: number;
	contentHash: string | null;
	preparedBy: string;
	reviewerIds: string[];
	authoriserId: string | null;
	submittedAt: Moment | null;
	verdicts: Verdict<ManualPlace>[];
	/** Set when issued. */
	effectiveFrom: CivilDate | null;
	/** What it calls the manual, set when issued; null also of what was issued before this was kept. */
	name: ManualName | null;
	publishedAt: Moment | null;
	publishedBy: string | null;
	withdrawnAt: Moment | null;
	withdrawnReason: string | null;
	createdAt: Moment;
	updatedAt: Moment;
	updatedBy: string;
}
