import { z } from 'zod';
import { editionDifferences, type EditionDifference } from '$lib/domain/manual/edition-difference';
import { MANUAL_PLACES, type ManualPlace } from '$lib/domain/manual/edition';
import { decideEdition as decide } from '$lib/domain/manual/steps';
import { reviewersLeft } from '$lib/domain/approval/approval';
import type { SectionComment, ShownState, Verdict } from '$lib/domain/matrix/version';
import { changeEdition, type EditionRecord } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, isDomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { stateOf } from '../matrix/position-versions';
import { refuseAnnexGaps } from './annex';
import { contentOf, frozenContent, unitsStanding } from './edition-content';
import { editionInReach, manualRecord, type KnownManual } from './known-manual';
import { preparersOfEdition, tellOfEdition } from './tell-of-edition';

export interface EditionDecisionForm {
	role: Verdict['role'];
	outcome: Verdict['outcome'];
	/** Hash of the content that the decider had on the screen. */
	contentHash: string;
	comments: SectionComment<ManualPlace>[];
}

const commentsSchema = z
	.array(z.strictObject({ section: z.enum(MANUAL_PLACES), text: z.string().trim().max(4000) }))
	.max(100);

/**
 * A verdict of one of the reviewers, or of the authoriser, on exactly the content they saw.
 * @throws DomainError content-changed { count }, details: what changed since (EditionDifference[]);
 * edition-back-to-draft, edition-already-authorised where it waits for no decision any more;
 * annex-withdrawn where it is approved with a hole in its annex; and the refusals of the life cycle
 */
export async function decideEdition(
	ctx: Context,
	editionId: string,
	form: EditionDecisionForm
): Promise<{ state: ShownState }> {
	const comments = commentsSchema.safeParse(form.comments);
	if (!comments.success) throw new DomainError('invalid-input', {}, comments.error.issues);
	return withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		if (edition.editors.includes(ctx.actor.userId)) throw new DomainError('prepared-it');
		const step = decide(edition, ctx.actor, {
			...{ at: ctx.now.toISOString(), role: form.role, outcome: form.outcome },
			...{ seenHash: form.contentHash, comments: comments.data }
		});
		if (!step.ok) {
			if (step.refusal === 'content-changed')
				throw await changedSince(known, edition, form.contentHash);
			if (step.refusal !== 'wrong-state') throw new DomainError(step.refusal);
			const draft = edition.state === 'draft';
			throw new DomainError(draft ? 'edition-back-to-draft' : 'edition-already-authorised');
		}
		if (form.outcome === 'approved') await refuseAnnexGaps((await contentOf(known, edition)).annex);
		const { contentHash, updatedAt } = edition;
		// Two reviewers may answer at the same moment: the second one reads the first one's verdict.
		const saved = await changeEdition(
			editionId,
			{ state: 'in-review', contentHash, updatedAt },
			{ ...step.change, updatedAt: ctx.now.toISOString(), updatedBy: ctx.actor.userId }
		);
		if (!saved) throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...manualRecord(known.manual),
			action: actionOf(form),
			changes: [
				{ path: 'contentHash', before: null, after: contentHash },
				...comments.data.map(({ section, text }) => ({
					...{ path: `comments.${section}`, before: null, after: text }
				}))
			]
		});
		const decided = { ...edition, ...step.change };
		await tell(ctx, known, decided, form);
		return { state: stateOf(decided, known) };
	});
}

const actionOf = ({ outcome, role }: EditionDecisionForm): string =>
	outcome === 'returned'
		? 'edition-returned'
		: `edition-${role === 'reviewer' ? 'reviewed' : 'authorised'}`;

async function tell(
	ctx: Context,
	known: KnownManual,
	edition: EditionRecord,
	{ outcome, role, comments }: EditionDecisionForm
): Promise<void> {
	const preparers = preparersOfEdition(edition);
	if (outcome === 'returned')
		await tellOfEdition(ctx, known, edition.id, 'edition-returned', preparers, {
			count: comments.length
		});
	else if (role === 'authoriser')
		await tellOfEdition(ctx, known, edition.id, 'edition-authorised', preparers);
	else if (reviewersLeft(edition).length === 0)
		await tellOfEdition(ctx, known, edition.id, 'edition-reviewed', [edition.authoriserId]);
}

/** What changed since, of a verdict that was refused because of it; nothing of other refusals. */
export function changedMeanwhile(failure: unknown): EditionDifference[] {
	const told = isDomainError(failure) && failure.code === 'content-changed';
	return told ? ((failure.details as EditionDifference[] | undefined) ?? []) : [];
}

/** What became different between the content that somebody saw and the present one. */
async function changedSince(
	known: KnownManual,
	edition: EditionRecord,
	seenHash: string
): Promise<DomainError> {
	const seen = edition.submissions.some(({ contentHash }) => contentHash === seenHash);
	if (!seen) return new DomainError('content-changed', { count: 0 });
	const before = await frozenContent(seenHash);
	const after = await contentOf(known, edition);
	const differences = editionDifferences(before, after, unitsStanding(known, before));
	return new DomainError('content-changed', { count: differences.length }, differences);
}
