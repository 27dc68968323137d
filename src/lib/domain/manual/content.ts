import type { CivilDate } from '../matrix/version';
import type { ManualFact } from './manual-facts';
import type { Snapshot } from '../organization/snapshot';

export const SECTION_PLACES = ['before', 'after'] as const;

/** A section of free text: introduction, legal frame, glossary… */
export interface ManualSection {
	id: string;
	title: string;
	/** Before the general chart or after the units. */
	place: (typeof SECTION_PLACES)[number];
	/** Written in the small marks of `domain/text/rich-text`. */
	text: string;
}

/** One line of a modification, in the words that HR left it in; facts stay linked. */
export interface ModificationItem {
	id: string;
	text: string;
	/** What the structures showed; empty for a line that somebody wrote by hand. */
	facts: ManualFact[];
}

/** A document that an edition leaves without effect ("queda sin vigencia"). */
export interface ReplacedDocument {
	code: string;
	title: string;
	date: CivilDate;
}

/** A row of the table of modifications. */
export interface ModificationRow {
	number: number;
	/** Who authorised it, and by which document where one is known. */
	authorisation: string;
	modifiedOn: CivilDate | null;
	effectiveFrom: CivilDate;
	items: ModificationItem[];
	/** Who drew it up ("Analista", "Elaborado por"). */
	draftedBy: string[];
	replaces: ReplacedDocument[];
}

/** A job matrix that stands in the annex, by the hash of its published body. */
export interface AnnexMatrix {
	positionId: string;
	code: string;
	title: string;
	number: number;
	bodyHash: string;
}

/**
 * Everything that an edition shows, as publishing freezes it. Charts and numbers of sections are
 * made from the structure by one pure function, on the page and in Word alike.
 */
export interface ManualContent {
	format: 1;
	code: string;
	formerCodes: string[];
	title: string;
	language: 'es' | 'en';
	/** "Sistema normativo". */
	normativeSystem: string;
	/** Who issues it, from the larger unit to the smaller. */
	issuedBy: string[];
	/** Titles of posts. */
	authorisedBy: string;
	reviewedBy: string[];
	processOwner: string;
	createdOn: CivilDate;
	effectiveFrom: CivilDate;
	number: number;
	/** "Este documento es conforme al original firmado". */
	conformityLegend: string;
	objectives: string;
	sections: ManualSection[];
	rootUnitId: string;
	structure: Snapshot;
	annex: AnnexMatrix[];
	modifications: ModificationRow[];
}
