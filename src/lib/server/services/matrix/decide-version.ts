import { decide } from '$lib/domain/matrix/decision';
import type { Difference } from '$lib/domain/matrix/difference';
import type { SectionComment, ShownState, Verdict } from '$lib/domain/matrix/version';
import { sectionCommentsSchema } from './section-comments';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion, type VersionRecord } from '$lib/server/db/versions';
import { DomainError, isDomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { differencesOf } from './differences-of';
import { contentOf, submittedContent } from './content-of';
import { eventRecord, versionInReach } from './open-version';
import { stateOf } from './position-versions';
import { preparersOf, tellOfVersion } from './tell-of-version';

export interface DecisionForm {
	role: Verdict['role'];
	outcome: Verdict['outcome'];
	/** Hash of the content that the decider had on the screen. */
	contentHash: string;
	comments: SectionComment[];
}

/**
 * A verdict of the reviewer or of the authoriser on exactly the content they saw.
 * @throws DomainError content-changed { count }, details: what changed since, and the refusals of
 * the life cycle
 */
export async function decideVersion(
	ctx: Context,
	versionId: string,
	form: DecisionForm
): Promise<{ state: ShownState }> {
	const comments = sectionCommentsSchema.safeParse(form.comments);
	if (!comments.success) throw new DomainError('invalid-input', {}, comments.error.issues);
	return withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		if (version.editors.includes(ctx.actor.userId)) throw new DomainError('prepared-it');
		const step = decide(version, ctx.actor, {
			at: ctx.now.toISOString(),
			role: form.role,
			outcome: form.outcome,
			seenHash: form.contentHash,
			comments: comments.data
		});
		if (!step.ok) {
			const stale = form.contentHash !== version.contentHash;
			const about = step.refusal === 'content-changed' || step.refusal === 'wrong-state';
			if (stale && about) throw await changedSince(version, form.contentHash);
			throw new DomainError(step.refusal);
		}
		const saved = await changeVersion(
			versionId,
			{ state: 'in-review', contentHash: version.contentHash },
			{ ...step.change, updatedAt: ctx.now.toISOString(), updatedBy: ctx.actor.userId }
		);
		if (!saved) throw new DomainError('wrong-state');
		const returned = form.outcome === 'returned';
		await appendEvent(ctx, {
			...eventRecord(known),
			action: returned
				? 'version-returned'
				: `version-${form.role === 'reviewer' ? 'reviewed' : 'authorised'}`,
			changes: [
				{ path: 'contentHash', before: null, after: version.contentHash },
				...comments.data.map(({ section, text }) => ({
					path: `comments.${section}`,
					before: null,
					after: text
				}))
			]
		});
		if (returned)
			await tellOfVersion(ctx, known, versionId, 'version-returned', preparersOf(version), {
				count: comments.data.length
			});
		else if (form.role === 'reviewer')
			await tellOfVersion(ctx, known, versionId, 'version-reviewed', [version.authoriserId]);
		else await tellOfVersion(ctx, known, versionId, 'version-authorised', preparersOf(version));
		return { state: stateOf({ ...version, ...step.change }, known) };
	});
}

/** What changed since the decider read it, out of a refusal of `decideVersion`; nothing for others. */
export function changedMeanwhile(failure: unknown): Difference[] {
	const told = isDomainError(failure) && failure.code === 'content-changed';
	return told ? ((failure.details as Difference[] | undefined) ?? []) : [];
}

/** What became different between the content that somebody saw and the present one. */
async function changedSince(version: VersionRecord, seenHash: string): Promise<DomainError> {
	const seen = await submittedContent(version, seenHash);
	if (!seen) return new DomainError('content-changed', { count: 0 });
	const differences = differencesOf(seen, (await contentOf(version)).content);
	return new DomainError('content-changed', { count: differences.length }, differences);
}
