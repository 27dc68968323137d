import { manualFileSchema, type ManualFile } from '$lib/domain/manual/file-schema';
import type { YamlError } from './errors';
import { checkFile, parseFile, type SourceFile } from './parse-file';

export type ManualReading = { ok: true; manual: ManualFile } | { ok: false; errors: YamlError[] };

/** Reads a manual's file (`escalafon: manual/1`); every fault is reported with its line and column. */
export function readManualYaml(source: SourceFile): ManualReading {
	const parsing = parseFile(source);
	if (!parsing.ok) return { ok: false, errors: parsing.errors };
	const checked = checkFile(parsing.parsed, manualFileSchema);
	if (!checked.ok) return { ok: false, errors: checked.errors };
	return { ok: true, manual: checked.data };
}
