import { canPublishEdition } from '$lib/domain/access/can-manual';
import type { ManualContent } from '$lib/domain/manual/content';
import { publishEditionRefusal } from '$lib/domain/manual/steps';
import type { PublishEditionImpact } from '$lib/domain/manual/views';
import type { ShownState } from '$lib/domain/matrix/version';
import { accountsOfEmployees } from '$lib/server/db/accounts';
import { changeEdition, putManual, type EditionRecord } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { stateOf } from '../matrix/position-versions';
import { refuseFor } from '../refuse';
import { refuseAnnexGaps } from './annex';
import { formerCodesUnder, frozenContent, hashedManual } from './edition-content';
import { editionInReach, knownWith, manualRecord, type KnownManual } from './known-manual';
import { withFreeManualCode } from './manual-code';
import { staleness } from './stale';
import { layDownWordJob } from './word-job';
import { preparersOfEdition, tellOfEdition } from './tell-of-edition';

/** What publishing an approved edition would do, before it is done. */
export async function publishEditionImpact(
	ctx: Context,
	editionId: string
): Promise<PublishEditionImpact> {
	const { edition, known } = await editionInReach(ctx, editionId);
	const { content, hash } = await approvedContent(ctx, known, edition);
	return {
		...{ number: content.number, effectiveFrom: content.effectiveFrom, hash },
		supersedes: known.inForce?.number ?? null,
		stale: await staleness(known, content)
	};
}

/**
 * Issues an approved edition: numbers it, gives the manual its code and title (which people are shown
 * from its day on), tells whoever leads a unit in it; all or nothing. What was approved is issued byte by byte, under the same hash.
 * @throws DomainError code-taken, wrong-state, content-changed, date-before-newer, annex-withdrawn
 */
export async function publishEdition(
	ctx: Context,
	editionId: string
): Promise<{ number: number; hash: string; state: ShownState }> {
	return withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		const { content, hash } = await approvedContent(ctx, known, edition);
		await refuseAnnexGaps(content.annex);
		const { number, effectiveFrom, code, title } = content;
		const at = ctx.now.toISOString();
		const change = {
			...{ state: 'issued' as const, number, draft: null, effectiveFrom, open: false },
			name: { code, title },
			...{ publishedAt: at, publishedBy: ctx.actor.userId },
			...{ updatedAt: at, updatedBy: ctx.actor.userId }
		};
		const guard = { state: 'approved' as const, revision: edition.revision };
		if (!(await changeEdition(editionId, guard, change))) throw new DomainError('wrong-state');
		const { manual } = known;
		const named = { ...manual, code, title, formerCodes: formerCodesUnder(known, code) };
		await withFreeManualCode(code, () => putManual(named));
		await keepNameInForce(known);
		await appendEvent(ctx, {
			...manualRecord(named),
			action: 'edition-published',
			changes: [
				{ path: 'number', before: null, after: String(number) },
				{ path: 'contentHash', before: null, after: hash },
				{
					path: 'effectiveFrom',
					before: known.inForce?.effectiveFrom ?? null,
					after: effectiveFrom
				},
				...(manual.code === code ? [] : [{ path: 'code', before: manual.code, after: code }]),
				...(manual.title === title ? [] : [{ path: 'title', before: manual.title, after: title }])
			]
		});
		const issued = { ...edition, ...change };
		const heads = known.heads.map((head) => (head.id === editionId ? issued : head));
		const now = knownWith(ctx, known.structure, named, heads);
		const leads = await accountsOfEmployees(leadersIn(known, content));
		const involved = [...preparersOfEdition(edition), ...edition.reviewerIds, edition.authoriserId];
		await tellOfEdition(
			ctx,
			now,
			editionId,
			'edition-published',
			[...involved, ...leads.map(({ id }) => id)],
			{ number, dueOn: effectiveFrom }
		);
		// Its file, with the numbers of its pages, is made before anybody asks for it.
		await layDownWordJob(editionId, ctx.now);
		return { number, hash, state: stateOf(issued, now) };
	});
}

/** Where the edition in force was issued before names were kept, its own is read from what it shows. */
async function keepNameInForce({ inForce }: KnownManual): Promise<void> {
	if (!inForce?.contentHash || inForce.name !== null) return;
	const { code, title } = await frozenContent(inForce.contentHash);
	await changeEdition(inForce.id, { state: 'issued' }, { name: { code, title } });
}

async function approvedContent(
	ctx: Context,
	known: KnownManual,
	edition: EditionRecord
): Promise<{ content: ManualContent; hash: string }> {
	if (!canPublishEdition(ctx.actor, edition)) throw forbidden();
	if (edition.state !== 'approved' || edition.contentHash === null)
		throw new DomainError('wrong-state');
	const content = await frozenContent(edition.contentHash);
	const { hash } = hashedManual(content);
	refuseFor(
		publishEditionRefusal(edition, ctx.actor, {
			effectiveFrom: content.effectiveFrom,
			others: known.heads.filter(({ id }) => id !== edition.id),
			contentHash: hash
		})
	);
	if (content.number !== known.nextNumber) throw new DomainError('content-changed', { count: 0 });
	return { content, hash };
}

/** Who holds a post in the manual that others report to. */
function leadersIn({ structure, today }: KnownManual, content: ManualContent): string[] {
	const { incumbenciesOfPost } = structure.on(today);
	const bosses = new Set(content.structure.posts.flatMap(({ reportsTo }) => reportsTo ?? []));
	return [...bosses].flatMap((postId) =>
		(incumbenciesOfPost.get(postId) ?? []).map(({ employeeId }) => employeeId)
	);
}
