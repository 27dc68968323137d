import { idsFrom } from './ids';
import { storedOf } from './model';
import {
	ImportSources,
	toImportSource,
	type ImportSource,
	type StoredImportSource
} from './models/import-sources';

export type { ImportSource } from './models/import-sources';

export async function insertImportSource(source: ImportSource): Promise<void> {
	await ImportSources.insertMany([storedOf(source, {})]);
}

export async function importSourceById(id: string): Promise<ImportSource | null> {
	const raw = await ImportSources.findById(id).lean<StoredImportSource | null>();
	return raw && toImportSource(raw);
}

/** The newest draft that was saved from the same bytes. */
export async function savedImportOf(hash: string): Promise<ImportSource | null> {
	const raw = await ImportSources.findOne({ hash, versionId: { $ne: null } })
		.sort({ at: -1 })
		.lean<StoredImportSource | null>();
	return raw && toImportSource(raw);
}

/** Notes what the import became. @returns false where it was already saved */
export async function markImportSaved(
	id: string,
	saved: { positionId: string; versionId: string }
): Promise<boolean> {
	const result = await ImportSources.updateOne({ _id: id, versionId: null }, { $set: saved });
	return result.matchedCount === 1;
}

/** Removes what was read before a moment and never saved; by the ids, which begin with it. @returns how many */
export async function removeUnsavedImports(before: Date): Promise<number> {
	const { deletedCount } = await ImportSources.deleteMany({
		_id: { $lt: idsFrom(before) },
		versionId: null
	});
	return deletedCount;
}
