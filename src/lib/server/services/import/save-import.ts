import { matrixContentSchema, type MatrixContent } from '$lib/domain/matrix/content';
import { ensureRowIds } from '$lib/domain/matrix/row-ids';
import { isRetiredOn } from '$lib/domain/organization/chart';
import { openDraftRefusal } from '$lib/domain/matrix/submission';
import { importSourceById, markImportSaved } from '$lib/server/db/import-sources';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, notFound } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { createPosition } from '../matrix/create-position';
import { newRowId } from '../matrix/hashing';
import { insertDraft } from '../matrix/new-version';
import { eventRecord } from '../matrix/open-version';
import { checkedCode } from '../matrix/position-code';
import { positionVersions } from '../matrix/position-versions';
import { refuseFor } from '../refuse';
import { mayImport } from './may-import';
import type { KeptReading } from './preview-document';

export interface ImportForm {
	code: string;
	title: string;
	unitId?: string | null;
	/** A new position, or the next draft of the position that has this code. */
	into?: 'new' | 'draft';
	/** The content as corrected on the preview; without it as it was recognised. */
	content?: MatrixContent;
}

/**
 * Saves an imported document as a draft; the original stays beside it. All or nothing.
 * @throws DomainError code-missing, code-taken, title-missing, import-saved, draft-open
 */
export async function saveImport(
	ctx: Context,
	importId: string,
	form: ImportForm
): Promise<{ code: string; versionId: string }> {
	mayImport(ctx);
	return withTransaction(async () => {
		const source = await importSourceById(importId);
		if (!source) throw notFound();
		if (source.versionId !== null) throw new DomainError('import-saved');
		const title = form.title.normalize('NFC').trim();
		if (title === '') throw new DomainError('title-missing');
		const reading = JSON.parse(source.reading) as KeptReading;
		const parsed = matrixContentSchema.safeParse({ ...(form.content ?? reading.content), title });
		if (!parsed.success) throw new DomainError('invalid-input', {}, parsed.error.issues);
		const content = ensureRowIds(parsed.data, newRowId);
		const saved =
			form.into === 'draft'
				? await nextDraft(ctx, checkedCode(form.code), content, importId, source.fileName)
				: await createPosition(ctx, {
						code: form.code,
						title,
						unitId: form.unitId ?? null,
						from: { kind: 'content', content },
						sourceId: importId
					});
		const { positionId, versionId } = saved;
		if (!(await markImportSaved(importId, { positionId, versionId })))
			throw new DomainError('import-saved');
		return { code: saved.code, versionId };
	});
}

async function nextDraft(
	ctx: Context,
	code: string,
	content: MatrixContent,
	sourceId: string,
	fileName: string
): Promise<{ positionId: string; code: string; versionId: string }> {
	const known = await positionVersions(ctx, { code });
	const { position, structure, today, heads, inForce } = known;
	if (isRetiredOn(position, today)) throw new DomainError('position-retired');
	refuseFor(openDraftRefusal(heads));
	const version = await insertDraft(ctx, structure, {
		positionId: position.id,
		content,
		basedOn: inForce?.id ?? null,
		sourceId
	});
	await appendEvent(ctx, {
		...eventRecord(known),
		action: 'draft-imported',
		changes: [{ path: 'fileName', before: null, after: fileName }]
	});
	return { positionId: position.id, code: position.code, versionId: version.id };
}
