import type { Finding } from '$lib/domain/matrix/linter/finding';
import type { Recognition } from '$lib/domain/matrix/recognition';
import { DomainError } from '$lib/server/errors';
import type { Context } from '../context';
import { findingsOn } from '../matrix/findings';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { mayImport } from './may-import';
import { previewDocument, readUpload, type UploadedFile } from './preview-document';
import { saveImport } from './save-import';

export interface ImportedFile {
	code: string;
	title: string;
	/** A new position, or a new draft of one that was there. */
	created: boolean;
	versionId: string | null;
	findings: Finding[];
	leftovers: Recognition['leftovers'];
}

/**
 * Imports a matrix file in one step, as the command line does: a code that exists gets a new draft,
 * a new one a position. With `dryRun` it only says what would become of it.
 * @param identity what the file itself leaves open, or states wrongly
 * @throws DomainError as previewing and saving do; a placeholder title counts as missing
 */
export async function importFile(
	ctx: Context,
	file: UploadedFile,
	{ dryRun = false, ...identity }: { dryRun?: boolean; code?: string; title?: string } = {}
): Promise<ImportedFile> {
	mayImport(ctx);
	const { reading } = await readUpload(ctx, file);
	const code = identity.code ?? reading.code ?? '';
	const title = identity.title ?? (reading.titleIsPlaceholder ? '' : (reading.title ?? ''));
	if (code.trim() === '') throw new DomainError('code-missing');
	if (title.trim() === '') throw new DomainError('title-missing');
	const structure = await currentStructure();
	const existing = structure.positionsByCode.get(code);
	const today = todayAt(structure, ctx.now);
	const content = { ...reading.content, title };
	const findings = findingsOn(structure, today, existing?.id ?? null, content);
	const result = { code, title, created: !existing, findings, leftovers: reading.leftovers };
	if (dryRun) return { ...result, versionId: null };
	const { importId } = await previewDocument(ctx, file);
	const into = existing ? ('draft' as const) : ('new' as const);
	const saved = await saveImport(ctx, importId, { code, title, into });
	return { ...result, versionId: saved.versionId };
}
