import type { Finding } from '$lib/domain/matrix/linter/finding';
import type { MatrixContent } from '$lib/domain/matrix/content';
import type { Recognition } from '$lib/domain/matrix/recognition';
import type { Moment } from '$lib/domain/matrix/version';
import { importSourceById, savedImportOf, type ImportSource } from '$lib/server/db/import-sources';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { findingsOn } from '../matrix/findings';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { mayImport } from './may-import';
import type { KeptReading } from './preview-document';

export interface ImportView {
	id: string;
	fileName: string;
	kind: 'text' | 'yaml';
	at: Moment;
	/** The original in its blocks; null for YAML. */
	recognition: Recognition | null;
	/** The original's text, for YAML. */
	original: string;
	content: MatrixContent;
	code: string | null;
	title: string | null;
	titleIsPlaceholder: boolean;
	findings: Finding[];
	/** The position of this code, when there is one: then saving may become its next draft. */
	existing: { code: string; title: string } | null;
	savedAs: { code: string } | null;
	/** The same bytes were saved before. */
	alreadyImported: { code: string; at: Moment } | null;
	units: { id: string; name: string }[];
}

/** An import as its preview shows it. @throws DomainError forbidden, not-found */
export async function readImport(ctx: Context, importId: string): Promise<ImportView> {
	mayImport(ctx);
	const source = await importSourceById(importId);
	if (!source) throw notFound();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const reading = JSON.parse(source.reading) as KeptReading;
	const codeOf = (positionId: string | null) => {
		const position = positionId === null ? undefined : structure.positions.get(positionId);
		return position ? { code: position.code } : null;
	};
	const existing = reading.code === null ? undefined : structure.positionsByCode.get(reading.code);
	const former: ImportSource | null =
		source.versionId === null ? await savedImportOf(source.hash) : null;
	const formerCode = former && codeOf(former.positionId);
	return {
		id: source.id,
		fileName: source.fileName,
		kind: source.kind,
		at: source.at,
		recognition: reading.recognition,
		original: source.kind === 'yaml' ? source.original : '',
		content: reading.content,
		code: reading.code,
		title: reading.title,
		titleIsPlaceholder: reading.titleIsPlaceholder,
		findings: findingsOn(structure, today, existing?.id ?? null, reading.content),
		existing: existing ? { code: existing.code, title: existing.title } : null,
		savedAs: codeOf(source.positionId),
		alreadyImported: former && formerCode ? { ...formerCode, at: former.at } : null,
		units: [...structure.on(today).units.values()].map(({ id, name }) => ({ id, name }))
	};
}
