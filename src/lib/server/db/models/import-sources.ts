import type { Moment } from '../../../domain/matrix/version';
import { defineModel, recordOf, type Stored } from '../model';

/** A document that came in: the original beside what was recognised in it. */
export interface ImportSource {
	id: string;
	fileName: string;
	kind: 'text' | 'yaml';
	/** SHA-256 of the file's bytes: the same document a second time is told. */
	hash: string;
	/** The original, decoded. */
	original: string;
	/** What was recognised, as JSON: a reading of many small cells would double as BSON. */
	reading: string;
	by: string;
	at: Moment;
	/** Set once it was saved as a draft. */
	positionId: string | null;
	versionId: string | null;
}

export type StoredImportSource = Stored<ImportSource>;

export const ImportSources = defineModel<StoredImportSource>('import_sources', {
	fileName: String,
	kind: String,
	hash: String,
	original: String,
	reading: String,
	by: String,
	at: String,
	positionId: String,
	versionId: String
});

export const toImportSource = recordOf<ImportSource, unknown>();
