import { canReadEdition } from '$lib/domain/access/can-manual';
import type { DraftEditionView } from '$lib/domain/manual/views';
import { editionById } from '$lib/server/db/manuals';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { lastComments, peopleOf } from '../matrix/signatures';
import { personName, personNames } from '../people/person-names';
import { foundIn, writtenContent } from './edition-content';
import { eligibleForEdition } from './eligible';
import { editionHead, isOnlyDraft, knownManual, manualView } from './known-manual';
import { editionActsOn } from './read-edition';

/**
 * The open edition of a manual, with everything that its form needs.
 * @throws DomainError not-found where there is none, or none that the actor may know of
 */
export async function readDraftEdition(ctx: Context, code: string): Promise<DraftEditionView> {
	const known = await knownManual(ctx, { code });
	const { structure, today, open, latest, manual } = known;
	const edition = open && (await editionById(open.id));
	if (!edition || edition.draft === null || !canReadEdition(ctx.actor, edition, { today }))
		throw notFound();
	const written = await writtenContent(known, edition);
	const nameOf = await personNames(peopleOf(edition), structure, today);
	const eligible = await eligibleForEdition(known, edition);
	const { reviewerIds, authoriserId } = edition;
	return {
		manual: manualView(known),
		edition: editionHead(edition, known, nameOf),
		draft: edition.draft,
		content: written.content,
		...foundIn(edition.draft, written),
		comments: lastComments(edition, nameOf),
		acts: await editionActsOn(ctx, known, edition),
		eligible: eligible.map((account) => personName(account, structure, today)),
		chosen: { reviewerIds, authoriserId },
		replaces: latest?.number ?? manual.history.at(-1)?.number ?? null,
		wholeManual: isOnlyDraft(known)
	};
}
