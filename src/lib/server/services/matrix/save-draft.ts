import { canEditMatrix } from '$lib/domain/access/can';
import { matrixContentSchema } from '$lib/domain/matrix/content';
import { ensureRowIds } from '$lib/domain/matrix/row-ids';
import type { Moment } from '$lib/domain/matrix/version';
import type { FindingView } from '$lib/domain/matrix/views';
import { changeVersion, versionById } from '$lib/server/db/versions';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { findingsOn, findingViews, tallyOf } from './findings';
import { newRowId } from './hashing';
import { versionInReach } from './open-version';

/**
 * Saves a draft's whole content over the revision that its author had open. Saving is no audit
 * event; submitting is.
 * @throws DomainError draft-conflict { by, at, revision } where somebody saved in between
 */
export async function saveDraft(
	ctx: Context,
	versionId: string,
	given: { revision: number; content: unknown }
): Promise<{ revision: number; findings: FindingView[]; savedAt: Moment }> {
	const { version, known } = await versionInReach(ctx, versionId);
	if (!canEditMatrix(ctx.actor, version)) throw forbidden();
	if (version.state !== 'draft') throw new DomainError('wrong-state');
	// What is written besides the content (who edited) follows from the revision that was read.
	if (version.revision !== given.revision) throw await conflict(ctx, versionId);
	const parsed = matrixContentSchema.safeParse(given.content);
	if (!parsed.success) throw new DomainError('invalid-input', {}, parsed.error.issues);
	const content = ensureRowIds(parsed.data, newRowId);
	const { structure, today } = known;
	const findings = findingsOn(structure, today, version.positionId, content);
	const savedAt = ctx.now.toISOString();
	const revision = given.revision + 1;
	const saved = await changeVersion(
		versionId,
		{ state: 'draft', revision: given.revision },
		{
			content,
			revision,
			findings: tallyOf(findings, version.dismissals),
			updatedAt: savedAt,
			updatedBy: ctx.actor.userId,
			editors: [...new Set([...version.editors, ctx.actor.userId])]
		}
	);
	if (!saved) throw await conflict(ctx, versionId);
	const dismissers = version.dismissals.map(({ by }) => by);
	const nameOf = await personNames(dismissers, structure, today);
	return { revision, findings: findingViews(findings, version.dismissals, nameOf), savedAt };
}

/** Why a guarded change found nothing to change. */
export async function conflict(ctx: Context, versionId: string): Promise<DomainError> {
	const now = await versionById(versionId);
	if (!now) return notFound();
	if (now.state !== 'draft') return new DomainError('wrong-state');
	const { known } = await versionInReach(ctx, versionId);
	const nameOf = await personNames([now.updatedBy], known.structure, known.today);
	const { revision, updatedAt: at } = now;
	return new DomainError('draft-conflict', { by: nameOf(now.updatedBy).name, at, revision });
}
