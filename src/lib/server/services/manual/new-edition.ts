import type { ManualDraft } from '$lib/domain/manual/draft';
import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { newId } from '$lib/server/db/ids';
import { insertEdition, type EditionRecord } from '$lib/server/db/manuals';
import { DomainError } from '$lib/server/errors';
import type { Context } from '../context';

/**
 * Lays down a draft, inside the caller's transaction.
 * @throws DomainError draft-open where the manual has an open edition
 */
export async function insertDraftEdition(
	ctx: Context,
	manualId: string,
	draft: ManualDraft
): Promise<EditionRecord> {
	const at = ctx.now.toISOString();
	const edition: EditionRecord = {
		...{ id: newId(ctx.now), manualId, number: null, state: 'draft', draft, revision: 1 },
		...{ contentHash: null, preparedBy: ctx.actor.userId, reviewerIds: [], authoriserId: null },
		...{ submittedAt: null, verdicts: [], effectiveFrom: null, name: null, publishedAt: null },
		...{ publishedBy: null, withdrawnAt: null, withdrawnReason: null },
		...{ createdAt: at, updatedAt: at, updatedBy: ctx.actor.userId },
		...{ open: true, submissions: [], editors: [ctx.actor.userId] }
	};
	try {
		await insertEdition(edition);
	} catch (error) {
		if (duplicateKeyOf(error) === 'manualId') throw new DomainError('draft-open');
		throw error;
	}
	return edition;
}
