import { canSubmit } from '$lib/domain/access/can';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { blocking } from '$lib/domain/matrix/linter/lint';
import { isRetiredOn } from '$lib/domain/organization/chart';
import { submit } from '$lib/domain/matrix/submission';
import type { ChangeKind, CivilDate } from '$lib/domain/matrix/version';
import { keepContent } from '$lib/server/db/contents';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion } from '$lib/server/db/versions';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { changeOf } from '../refuse';
import { contentOf, contentOfHead } from './content-of';
import { eligibleApprovers } from './eligible';
import { findingsOn, findingViews } from './findings';
import { hashedContent } from './hashing';
import { eventRecord, versionInReach } from './open-version';
import { conflict } from './save-draft';
import { tellOfVersion } from './tell-of-version';

export interface SubmitForm {
	reviewerId: string | null;
	authoriserId: string | null;
	kind: ChangeKind;
	summary: string;
	/** Wished date; the one that counts is given when publishing. */
	effectiveFrom: CivilDate | null;
	/** The draft that was on the screen; what somebody else saved since is not handed in unseen. */
	revision?: number | undefined;
}

/**
 * Hands a draft in for review: the exact content is kept under its hash, and verdicts bind to it.
 * @throws DomainError draft-conflict, has-errors (details: FindingView[]) and the refusals of the life cycle
 */
export async function submitVersion(
	ctx: Context,
	versionId: string,
	form: SubmitForm
): Promise<void> {
	if (form.effectiveFrom !== null && !isCivilDate(form.effectiveFrom))
		throw new DomainError('date-invalid', { date: form.effectiveFrom });
	await withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		if (!canSubmit(ctx.actor, version)) throw forbidden();
		if (
			form.revision !== undefined &&
			form.revision !== version.revision &&
			version.state === 'draft'
		)
			throw await conflict(ctx, versionId);
		const { structure, today } = known;
		if (isRetiredOn(known.position, today)) throw new DomainError('position-retired');
		const { content } = await contentOf(version);
		const findings = findingsOn(structure, today, version.positionId, content);
		const errors = blocking(findings);
		const summary = form.summary.trim();
		if (summary === '' && known.heads.some(({ number }) => number !== null))
			throw new DomainError('summary-missing');
		if (errors.length > 0 && version.state === 'draft') {
			const nameOf = await personNames([], structure, today);
			const details = findingViews(errors, [], nameOf);
			throw new DomainError('has-errors', { count: errors.length }, details);
		}
		const { bytes, hash, rowIds } = hashedContent(content);
		const at = ctx.now.toISOString();
		const eligible = await eligibleApprovers(structure, today, version);
		const step = submit(version, ctx.actor, {
			at,
			contentHash: hash,
			inForceHash: known.inForce
				? hashedContent((await contentOfHead(known.inForce)).content).hash
				: null,
			errors: errors.length,
			reviewerId: form.reviewerId,
			authoriserId: form.authoriserId,
			eligibleIds: eligible.map(({ id }) => id)
		});
		const change = changeOf(step);
		await keepContent({ hash, kind: 'content', format: 1, bytes, at });
		const { kind, effectiveFrom } = form;
		const submission = { contentHash: hash, rowIds, by: ctx.actor.userId, at };
		const saved = await changeVersion(
			versionId,
			{ state: 'draft', revision: version.revision },
			{
				...change,
				kind,
				summary,
				effectiveFrom,
				updatedAt: at,
				updatedBy: ctx.actor.userId,
				submissions: [...version.submissions, submission]
			}
		);
		if (!saved) throw await conflict(ctx, versionId);
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'version-submitted',
			changes: [
				{ path: 'contentHash', before: null, after: hash },
				{ path: 'kind', before: null, after: kind },
				{ path: 'summary', before: null, after: summary },
				{ path: 'reviewer', before: version.reviewerId, after: form.reviewerId },
				{ path: 'authoriser', before: version.authoriserId, after: form.authoriserId }
			]
		});
		await tellOfVersion(ctx, known, versionId, 'version-submitted', [form.reviewerId]);
	});
}
