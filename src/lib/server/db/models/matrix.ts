import type { MatrixVersion, Moment } from '../../../domain/matrix/version';
import { defineModel, recordOf, type Stored } from '../model';
import { insertOnly } from './insert-only';

/** What lists need to know of an open version's findings, counted at every save. */
export interface FindingTally {
	errors: number;
	warnings: number;
	first: { rule: string; data: Record<string, string | number> } | null;
	/** Finding rules with how often each occurs. */
	rules: Record<string, number>;
}

/** A content as it was handed in: its bytes lie under the hash, its row ids here. */
export interface Submission {
	contentHash: string;
	rowIds: string[];
	by: string;
	at: Moment;
}

/** What the store keeps of a version beside the domain's record. */
export interface VersionExtra {
	/** True while draft, in review or approved: a unique index allows one such version a position. */
	open: boolean;
	findings: FindingTally | null;
	submissions: Submission[];
	/** The import that the draft came from. */
	sourceId: string | null;
	/** Everybody who saved into this version: none of them approves it. */
	editors: string[];
}

export type VersionRecord = MatrixVersion & VersionExtra;
export type StoredVersion = Stored<VersionRecord>;

const Mixed = Object as never;

export const MatrixVersions = defineModel<StoredVersion>('matrix_versions', {
	positionId: String,
	number: Number,
	state: String,
	kind: String,
	summary: String,
	content: Mixed,
	revision: Number,
	contentHash: String,
	rowIds: [String],
	basedOn: String,
	preparedBy: String,
	reviewerId: String,
	authoriserId: String,
	submittedAt: String,
	verdicts: Mixed,
	effectiveFrom: String,
	publishedAt: String,
	publishedBy: String,
	withdrawnAt: String,
	withdrawnReason: String,
	dismissals: Mixed,
	createdAt: String,
	updatedAt: String,
	updatedBy: String,
	open: Boolean,
	findings: Mixed,
	submissions: Mixed,
	sourceId: String,
	editors: [String]
});

export const toVersion = recordOf<VersionRecord, unknown>();

/** Canonical bytes under their SHA-256, with the format version they were written in. */
export interface StoredContent {
	_id: string;
	/** `body` of a published version, `content` as submitted, or a `manual` from its submission on. */
	kind: 'body' | 'content' | 'manual';
	format: number;
	bytes: Uint8Array;
	at: Moment;
}

export const MatrixContents = defineModel<StoredContent>(
	'matrix_contents',
	{ kind: String, format: Number, bytes: Buffer as never, at: String },
	insertOnly('matrix_contents')
);

/** A Word file made of a published body, kept by what it was made of. */
export interface StoredRenderedFile {
	_id: string;
	contentHash: string;
	bytes: Uint8Array;
	/** Of a file that was cut into pages as it was made; null for any other. */
	pages: number | null;
	at: Date;
}

export const RenderedFiles = defineModel<StoredRenderedFile>('rendered_files', {
	contentHash: String,
	bytes: Buffer as never,
	pages: Number,
	at: Date
});
