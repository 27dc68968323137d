import { canEditManual } from '$lib/domain/access/can-manual';
import { recallEdition as recall, withdrawEditionRefusal } from '$lib/domain/manual/steps';
import { changeEdition, removeManual, removeOpenEdition } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { changeOf, refuseFor } from '../refuse';
import { editionInReach, isOnlyDraft, manualRecord } from './known-manual';
import { nothingAsked } from './tell-of-edition';

/** Takes an edition back into a draft; approvals given so far count no more. */
export async function recallEdition(ctx: Context, editionId: string): Promise<void> {
	await withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		const change = changeOf(recall(edition, ctx.actor));
		const { state, contentHash } = edition;
		const stamped = { updatedAt: ctx.now.toISOString(), updatedBy: ctx.actor.userId };
		if (!(await changeEdition(editionId, { state, contentHash }, { ...change, ...stamped })))
			throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...manualRecord(known.manual),
			action: 'edition-recalled',
			changes: [
				{ path: 'state', before: state, after: 'draft' },
				{ path: 'contentHash', before: contentHash, after: null }
			]
		});
		await nothingAsked(ctx, known, [...edition.reviewerIds, edition.authoriserId]);
	});
}

/**
 * Throws a draft away. What was submitted of it stays under its hash; the event says who and when.
 * A manual of which nothing was ever issued, here or on paper, goes with its only draft.
 * @returns whether the manual is still there
 */
export async function discardEdition(ctx: Context, editionId: string): Promise<{ left: boolean }> {
	return withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		if (!canEditManual(ctx.actor)) throw forbidden();
		const removed =
			edition.state === 'draft' && (await removeOpenEdition(editionId, edition.revision));
		if (!removed) throw new DomainError('wrong-state');
		const left = !isOnlyDraft(known);
		if (!left) await removeManual(known.manual.id);
		await appendEvent(ctx, {
			...manualRecord(known.manual),
			action: 'edition-discarded',
			changes: [{ path: 'revision', before: String(edition.revision), after: null }]
		});
		return { left };
	});
}

/** Withdraws an issued edition with a reason; the one before does not come back by itself. */
export async function withdrawEdition(
	ctx: Context,
	editionId: string,
	given: { reason: string }
): Promise<void> {
	const reason = given.reason.trim();
	await withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		refuseFor(withdrawEditionRefusal(edition, ctx.actor, reason));
		const at = ctx.now.toISOString();
		const change = { state: 'withdrawn' as const, withdrawnAt: at, withdrawnReason: reason };
		const stamped = { ...change, updatedAt: at, updatedBy: ctx.actor.userId };
		if (!(await changeEdition(editionId, { state: 'issued' }, stamped)))
			throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...manualRecord(known.manual),
			action: 'edition-withdrawn',
			changes: [
				{ path: 'number', before: null, after: String(edition.number) },
				{ path: 'state', before: 'issued', after: 'withdrawn' },
				{ path: 'reason', before: null, after: reason }
			]
		});
	});
}
