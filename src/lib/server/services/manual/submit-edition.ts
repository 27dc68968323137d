import { canSubmitEdition } from '$lib/domain/access/can-manual';
import { submitEdition as submit } from '$lib/domain/manual/steps';
import { keepContent } from '$lib/server/db/contents';
import { changeEdition, manualByCode } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { changeOf } from '../refuse';
import { foundIn, hashedManual, writtenContent } from './edition-content';
import { eligibleForEdition } from './eligible';
import { editionInReach, manualRecord } from './known-manual';
import { checkedManualCode } from './manual-code';
import { editionConflict } from './save-edition';
import { tellOfEdition } from './tell-of-edition';

export interface SubmitEditionForm {
	/** Several review; each approval is awaited. */
	reviewerIds: readonly string[];
	authoriserId: string | null;
	/** The draft that was on the screen; what somebody else saved since is not handed in unseen. */
	revision?: number;
}

/**
 * Hands a draft in for review: everything that the edition shows, its structure included, is kept
 * under its hash; verdicts bind to it, and exactly it is issued.
 * @throws DomainError draft-conflict, has-errors (details: ManualFault[]), code-taken, manual-code-invalid
 * and the refusals of the life cycle
 */
export async function submitEdition(
	ctx: Context,
	editionId: string,
	form: SubmitEditionForm
): Promise<{ hash: string }> {
	return withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		if (!canSubmitEdition(ctx.actor, edition)) throw forbidden();
		if (edition.state !== 'draft' || edition.draft === null) throw new DomainError('wrong-state');
		if (form.revision !== undefined && form.revision !== edition.revision)
			throw await editionConflict(known, editionId);
		const written = await writtenContent(known, edition);
		const { faults } = foundIn(edition.draft, written);
		if (faults.length > 0) throw new DomainError('has-errors', { count: faults.length }, faults);
		const { draft } = edition;
		if (checkedManualCode(draft.code) !== draft.code)
			throw new DomainError('manual-code-invalid', { code: draft.code });
		const holder = await manualByCode(draft.code);
		if (holder && holder.id !== known.manual.id)
			throw new DomainError('code-taken', { code: draft.code });
		const { bytes, hash } = hashedManual(written.content);
		const at = ctx.now.toISOString();
		const eligible = await eligibleForEdition(known, edition);
		const change = changeOf(
			submit(edition, ctx.actor, {
				...{ at, contentHash: hash, inForceHash: known.inForce?.contentHash ?? null, errors: 0 },
				reviewerIds: form.reviewerIds,
				authoriserId: form.authoriserId,
				eligibleIds: eligible.map(({ id }) => id)
			})
		);
		await keepContent({ hash, kind: 'manual', format: written.content.format, bytes, at });
		const submission = { contentHash: hash, by: ctx.actor.userId, at };
		const saved = await changeEdition(
			editionId,
			{ state: 'draft', revision: edition.revision },
			{
				...change,
				...{ updatedAt: at, updatedBy: ctx.actor.userId },
				submissions: [...edition.submissions, submission]
			}
		);
		if (!saved) throw await editionConflict(known, editionId);
		await appendEvent(ctx, {
			...manualRecord(known.manual),
			action: 'edition-submitted',
			changes: [
				{ path: 'number', before: null, after: String(known.nextNumber) },
				{ path: 'contentHash', before: null, after: hash },
				...form.reviewerIds.map((id) => ({ path: 'reviewer', before: null, after: id })),
				{ path: 'authoriser', before: edition.authoriserId, after: form.authoriserId }
			]
		});
		await tellOfEdition(ctx, known, editionId, 'edition-submitted', form.reviewerIds);
		return { hash };
	});
}
