import type { Manual, ManualEdition } from '../../../domain/manual/edition';
import type { Moment } from '../../../domain/matrix/version';
import { defineModel, recordOf, type Stored } from '../model';

const Mixed = Object as never;

export interface ManualKeys {
	/** Present and former codes, folded: each leads to one manual only. */
	codes: string[];
	titleKey: string;
}
export type StoredManual = Stored<Manual, ManualKeys>;

export const Manuals = defineModel<StoredManual>('manuals', {
	code: String,
	formerCodes: [String],
	title: String,
	rootUnitId: String,
	history: Mixed,
	createdAt: String,
	codes: [String],
	titleKey: String
});

export const toManual = recordOf<Manual, ManualKeys>('codes', 'titleKey');

/** What the store keeps of an edition beside the domain's record. */
export interface EditionExtra {
	/** True while draft, in review or approved: a unique index allows one such edition a manual. */
	open: boolean;
	/** Contents as they were handed in: the bytes lie under the hash. */
	submissions: { contentHash: string; by: string; at: Moment }[];
	/** Everybody who saved into it: none of them approves it. */
	editors: string[];
}
export type EditionRecord = ManualEdition & EditionExtra;
export type StoredEdition = Stored<EditionRecord>;

export const ManualEditions = defineModel<StoredEdition>('manual_editions', {
	manualId: String,
	number: Number,
	state: String,
	draft: Mixed,
	revision: Number,
	contentHash: String,
	preparedBy: String,
	reviewerIds: [String],
	authoriserId: String,
	submittedAt: String,
	verdicts: Mixed,
	effectiveFrom: String,
	name: Mixed,
	publishedAt: String,
	publishedBy: String,
	withdrawnAt: String,
	withdrawnReason: String,
	createdAt: String,
	updatedAt: String,
	updatedBy: String,
	open: Boolean,
	submissions: Mixed,
	editors: [String]
});

const mapped = recordOf<EditionRecord, unknown>();

/** Editions that were issued before their names were kept have none. */
export const toEdition = (raw: StoredEdition): EditionRecord => ({
	...mapped(raw),
	name: raw.name ?? null
});
