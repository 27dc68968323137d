/** What the pages about positions and matrices are given: plain data, already filtered for the actor. */
import type { LocationChart } from '../organization/location-chart';
import type { OfferedScale } from '../competency/views';
import type { MatrixContent } from './content';
import type {
	ChangeKind,
	CivilDate,
	FrozenPlacement,
	Moment,
	SectionComment,
	ShownState
} from './version';

export interface PersonName {
	userId: string;
	name: string;
	/** Title of the position held; empty for who holds none. */
	position: string;
}

export interface SignatureLine {
	role: 'prepared' | 'reviewed' | 'authorised';
	name: string;
	position: string;
	on: CivilDate;
	onBehalfOf: string | null;
	/** An authorisation given outside: the document it stands in. */
	document: string | null;
}

export interface PositionRow {
	code: string;
	title: string;
	unit: string;
	/** Version in force; null when there is none. */
	inForce: { number: number; since: CivilDate } | null;
	/** What else is open, where the actor may know: draft, in-review… */
	open: {
		state: ShownState;
		/** Of a scheduled version; what is still worked on has none. */
		number: number | null;
		findings: { errors: number; warnings: number } | null;
	} | null;
	headcount: number;
	occupied: number;
	acknowledged: { signed: number; asked: number } | null;
	retired: boolean;
}

export interface PositionList {
	rows: PositionRow[];
	total: number;
	page: number;
	pageSize: number;
	units: { id: string; name: string; depth: number }[];
	/** Families that positions belong to; none where nobody has noted any. */
	families: string[];
}

/** Acts the actor may do with this version now; the page shows exactly these. */
export type VersionAct =
	| 'edit'
	| 'propose'
	| 'submit'
	| 'recall'
	| 'review'
	| 'authorise'
	| 'record-authorisation'
	| 'publish'
	| 'withdraw'
	| 'discard'
	| 'open-draft'
	| 'dismiss';

export interface VersionHead {
	id: string;
	number: number | null;
	state: ShownState;
	kind: ChangeKind;
	summary: string;
	effectiveFrom: CivilDate | null;
	publishedAt: Moment | null;
	updatedAt: Moment;
	updatedBy: string;
	hash: string | null;
	/** Content changed since: what a verdict must name. */
	revision: number;
}

export interface PositionView {
	positionId: string;
	code: string;
	formerCodes: string[];
	title: string;
	retiredAt: CivilDate | null;
	version: VersionHead;
	content: MatrixContent;
	/** What the levels asked for look like in work, by the competency's row; as the scale is today. */
	levelDescriptors: Record<string, string>;
	/** Frozen for an issued version, today's otherwise. */
	placements: FrozenPlacement[];
	/** Each placement as a small chart. */
	charts: LocationChart[];
	/** Where the structure has since changed from the frozen header. */
	structureChanges: {
		field: 'unit' | 'boss' | 'reports';
		unit: string;
		frozen: string;
		now: string;
	}[];
	signatures: SignatureLine[];
	replaces: { number: number; since: CivilDate } | null;
	headcount: { posts: number; occupied: number };
	/** Null where the actor may not see who signed. */
	coverage: {
		signed: number;
		/** Asked too, and no longer missing. */
		refused: number;
		asked: number;
		dueOn: CivilDate | null;
		/** The first names of those who have not answered. */
		missing: string[];
	} | null;
	/** The actor's own request for this version, if any. */
	mine: { id: string; state: string; dueOn: CivilDate } | null;
	comments: (SectionComment & { by: string; at: Moment })[];
	/** The other version that the actor may open: the draft beside the published one, or the reverse. */
	other: { id: string; state: ShownState; number: number | null } | null;
	acts: VersionAct[];
	companyName: string;
}

export interface FindingView {
	key: string;
	rule: string;
	severity: 'error' | 'warning' | 'info';
	section: string;
	rowId: string | null;
	field: string | null;
	data: Record<string, string | number>;
	dismissed: { reason: string; by: string } | null;
}

export interface DraftView {
	positionId: string;
	code: string;
	version: VersionHead;
	content: MatrixContent;
	findings: FindingView[];
	comments: (SectionComment & { by: string; at: Moment })[];
	acts: VersionAct[];
	/** For choosing recipients: every position in use. */
	positions: { id: string; code: string; title: string; aliases: string[] }[];
	/** Levels that the form offers for a competency, by model. */
	scales: OfferedScale[];
	/** Titles that the posts give today, to hold what a document stated against; null without a post. */
	derived: { bosses: string[]; reports: string[] } | null;
	/** Who may review and authorise this version (never whoever prepared it). */
	eligible: PersonName[];
	/** Chosen for this version before, when it was returned. */
	chosen: { reviewerId: string | null; authoriserId: string | null };
	/** Number of the version in force that this one would replace. */
	replaces: number | null;
	/** Set when the draft came from a document. */
	source: {
		importId: string;
		fileName: string;
		leftovers: { line: number; text: string }[];
	} | null;
}

export interface PublishImpact {
	/** People who would have to acknowledge again; 0 for an editorial version. */
	people: { name: string; number: string }[];
	openRequestsClosed: number;
	supersedes: number | null;
	effectiveFrom: CivilDate;
	dueOn: CivilDate;
	differences: number;
	/** Positions whose matrices name this one and may be affected by a new title. */
	mentionedBy: { code: string; title: string }[];
	/** Manuals in force that would be out of date: the matrix stands in their annex, or its title in their charts. */
	manuals: { code: string; title: string; number: number }[];
}

export interface HistoryRow {
	head: VersionHead;
	preparedBy: string;
	signatures: SignatureLine[];
	withdrawnReason: string | null;
	coverage: { signed: number; asked: number } | null;
}
