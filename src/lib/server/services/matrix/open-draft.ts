import { canEditMatrix } from '$lib/domain/access/can';
import { emptyMatrix } from '$lib/domain/matrix/empty-matrix';
import { openDraftRefusal } from '$lib/domain/matrix/submission';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { newestTitle } from '$lib/domain/organization/retitled';
import { isRetiredOn } from '$lib/domain/organization/chart';
import { refuseFor } from '../refuse';
import { contentOfHead } from './content-of';
import { insertDraft } from './new-version';
import { eventRecord } from './open-version';
import { positionVersions } from './position-versions';

/**
 * Opens a draft beside what is issued: a copy of the version in force (or of the newest issued one)
 * with its row ids, or a blank matrix where there is none.
 * @throws DomainError draft-open, position-retired, forbidden
 */
export async function openDraft(
	ctx: Context,
	code: string
): Promise<{ versionId: string; code: string }> {
	return withTransaction(async () => {
		const known = await positionVersions(ctx, { code });
		const { position, structure, today } = known;
		const facts = {
			positionId: position.id,
			state: 'draft' as const,
			preparedBy: ctx.actor.userId
		};
		const may = canEditMatrix(ctx.actor, {
			...facts,
			reviewerId: null,
			authoriserId: null,
			effectiveFrom: null
		});
		if (!may) throw forbidden();
		if (isRetiredOn(position, today)) throw new DomainError('position-retired');
		refuseFor(openDraftRefusal(known.heads));
		const base = known.inForce ?? known.heads.find(({ number }) => number !== null) ?? null;
		// A position that was renamed since is not called by its old title again.
		const title = newestTitle(position);
		const content = base ? { ...(await contentOfHead(base)).content, title } : emptyMatrix(title);
		const version = await insertDraft(ctx, structure, {
			positionId: position.id,
			content,
			basedOn: base?.id ?? null,
			dismissals: base?.dismissals ?? []
		});
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'draft-opened',
			changes: [{ path: 'basedOn', before: null, after: base ? String(base.number) : null }]
		});
		return { versionId: version.id, code: position.code };
	});
}
