import { canEditManual } from '$lib/domain/access/can-manual';
import { editionActs, type EditionAct } from '$lib/domain/manual/steps';
import type { ManualContent } from '$lib/domain/manual/content';
import type { EditionBlock, EditionView } from '$lib/domain/manual/views';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import { firstDayLeft } from '$lib/domain/approval/issuing';
import { reviewersLeft } from '$lib/domain/approval/approval';
import { editionById, type EditionHeadRecord, type EditionRecord } from '$lib/server/db/manuals';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { lastComments, peopleOf, signatureLines } from '../matrix/signatures';
import { stateOf } from '../matrix/position-versions';
import { personNames } from '../people/person-names';
import { annexGapsOf } from './annex';
import { contentOf } from './edition-content';
import { eligibleForEdition } from './eligible';
import {
	editionHead,
	knownManual,
	manualView,
	mayRead,
	readableEditions,
	type KnownManual
} from './known-manual';
import { reviewOf, staleness } from './stale';

export type EditionAsked = number | 'open' | { on: CivilDate };

/**
 * An edition of a manual: by number, the open one, the one in force on a date, or (unasked) the one
 * in force today, else what is nearest to it that the actor may read.
 * @param code present or former
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function readEdition(
	ctx: Context,
	code: string,
	asked?: EditionAsked
): Promise<EditionView> {
	const known = await knownManual(ctx, { code });
	const readable = readableEditions(ctx, known);
	const head = chosenEdition(known, readable, asked);
	const edition = head && (await editionById(head.id));
	if (!edition) throw notFound();
	const { structure, today, zone } = known;
	const nameOf = await personNames([...readable, edition].flatMap(peopleOf), structure, today);
	const content = await contentOf(known, edition);
	const state = stateOf(edition, known);
	const lives = state === 'published' || state === 'scheduled';
	// What reviewers wrote belongs to whoever works on it: readers of what is in force do not see it.
	const onWork = mayRead(ctx, known, { ...edition, state: 'draft' });
	const owed = edition.state === 'in-review' ? reviewersLeft(edition) : [];
	const named = (id: string) => ({ ...nameOf(id), self: id === ctx.actor.userId });
	return {
		manual: manualView(known),
		edition: editionHead(edition, known, nameOf),
		content,
		acts: await editionActsOn(ctx, known, edition),
		signatures: signatureLines(edition, nameOf, zone),
		comments: onWork ? lastComments(edition, nameOf) : [],
		reviewers: edition.reviewerIds.map((id) => ({ ...named(id), owed: owed.includes(id) })),
		authoriser: edition.authoriserId === null ? null : named(edition.authoriserId),
		gaps: edition.state === 'issued' ? [] : await annexGapsOf(content.annex),
		blocked: blockOf(known, edition, content),
		stale: lives ? await staleness(known, content) : [],
		review: state === 'published' ? await reviewOf(known, content.effectiveFrom) : null,
		editions: readable.map((one) => editionHead(one, known, nameOf)),
		withdrawnReason: edition.withdrawnReason,
		mayEdit: canEditManual(ctx.actor)
	};
}

function blockOf(
	{ heads, nextNumber }: KnownManual,
	{ state }: EditionRecord,
	content: ManualContent
): EditionBlock | null {
	if (state !== 'in-review' && state !== 'approved') return null;
	if (content.effectiveFrom < (firstDayLeft(heads) ?? '')) return 'date';
	return content.number === nextNumber ? null : 'number';
}

/** What the actor may do with an edition now. */
export async function editionActsOn(
	ctx: Context,
	known: KnownManual,
	edition: EditionRecord
): Promise<EditionAct[]> {
	// Only in review does the number of eligible people decide what is offered.
	const eligible =
		edition.state === 'in-review' ? (await eligibleForEdition(known, edition)).length : 0;
	return editionActs(edition, ctx.actor, { eligible, draftOpen: known.open !== null });
}

/** The edition that is meant among those that the actor may read. */
export function chosenEdition(
	known: KnownManual,
	readable: readonly EditionHeadRecord[],
	asked: EditionAsked | undefined
): EditionHeadRecord | undefined {
	if (asked === 'open') return readable.find(({ open }) => open);
	if (typeof asked === 'number') return readable.find(({ number }) => number === asked);
	const meant = asked ? inForceOn(known.heads, asked.on, known.zone) : known.inForce;
	const found = readable.find(({ id }) => id === meant?.id);
	if (found || !asked) return found ?? readable[0];
	const begun = readable.find(
		({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= asked.on
	);
	return begun ?? readable.at(-1);
}
