import { canEditManual } from '$lib/domain/access/can-manual';
import { manualDraftFormSchema, withFacts, type ManualDraft } from '$lib/domain/manual/draft';
import type { DraftFindings } from '$lib/domain/manual/views';
import type { Moment } from '$lib/domain/matrix/version';
import { changeEdition, editionById, type EditionRecord } from '$lib/server/db/manuals';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { withDraftedRow } from './drafted-row';
import { foundIn, writtenContent } from './edition-content';
import { editionInReach, type KnownManual } from './known-manual';

export interface SavedEdition extends DraftFindings {
	revision: number;
	savedAt: Moment;
}

/**
 * Saves a draft whole over the revision that its author had open; lines of the row keep the facts
 * that they were drafted from. Saving is no audit event; submitting is.
 * @param given.draft a `ManualDraftForm`
 * @throws DomainError draft-conflict { by, at, revision }, invalid-input, wrong-state
 */
export async function saveEdition(
	ctx: Context,
	editionId: string,
	given: { revision: number; draft: unknown }
): Promise<SavedEdition> {
	const { edition, known } = await draftInReach(ctx, editionId, given.revision);
	const parsed = manualDraftFormSchema.safeParse(given.draft);
	if (!parsed.success) throw new DomainError('invalid-input', {}, parsed.error.issues);
	return keep(ctx, known, edition, withFacts(parsed.data, edition.draft));
}

/**
 * Draws the new row up again from what is different now: lines whose facts still hold keep the words
 * that HR gave them, those written by hand stay.
 * @throws DomainError draft-conflict, wrong-state
 */
export async function draftModifications(
	ctx: Context,
	editionId: string,
	given: { revision: number }
): Promise<SavedEdition & Pick<ManualDraft['modification'], 'items' | 'replaces'>> {
	const { edition, known } = await draftInReach(ctx, editionId, given.revision);
	const draft = withDraftedRow(edition.draft, await writtenContent(known, edition));
	const { items, replaces } = draft.modification;
	return { ...(await keep(ctx, known, edition, draft)), items, replaces };
}

type Draft = EditionRecord & { draft: ManualDraft };

async function draftInReach(
	ctx: Context,
	editionId: string,
	revision: number
): Promise<{ edition: Draft; known: KnownManual }> {
	const { edition, known } = await editionInReach(ctx, editionId);
	if (!canEditManual(ctx.actor)) throw forbidden();
	if (edition.state !== 'draft' || edition.draft === null) throw new DomainError('wrong-state');
	if (edition.revision !== revision) throw await editionConflict(known, editionId);
	return { edition: { ...edition, draft: edition.draft }, known };
}

async function keep(
	ctx: Context,
	known: KnownManual,
	edition: Draft,
	draft: ManualDraft
): Promise<SavedEdition> {
	const savedAt = ctx.now.toISOString();
	const revision = edition.revision + 1;
	const saved = await changeEdition(
		edition.id,
		{ state: 'draft', revision: edition.revision },
		{
			...{ draft, revision, updatedAt: savedAt, updatedBy: ctx.actor.userId },
			editors: [...new Set([...edition.editors, ctx.actor.userId])]
		}
	);
	if (!saved) throw await editionConflict(known, edition.id);
	const written = await writtenContent(known, { draft });
	return { revision, savedAt, ...foundIn(draft, written) };
}

/** Why a guarded change found nothing to change. */
export async function editionConflict(
	{ structure, today }: KnownManual,
	editionId: string
): Promise<DomainError> {
	const now = await editionById(editionId);
	if (!now) return notFound();
	if (now.state !== 'draft') return new DomainError('wrong-state');
	const nameOf = await personNames([now.updatedBy], structure, today);
	const { revision, updatedAt: at } = now;
	return new DomainError('draft-conflict', { by: nameOf(now.updatedBy).name, at, revision });
}
