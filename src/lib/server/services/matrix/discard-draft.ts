import { canEditMatrix } from '$lib/domain/access/can';
import { withTransaction } from '$lib/server/db/transaction';
import { removeOpenVersion } from '$lib/server/db/versions';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { eventRecord, versionInReach } from './open-version';

/** Throws a draft away. What was submitted of it stays under its hash; the event says who and when. */
export async function discardDraft(ctx: Context, versionId: string): Promise<void> {
	await withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		if (!canEditMatrix(ctx.actor, version)) throw forbidden();
		const removed =
			version.state === 'draft' && (await removeOpenVersion(versionId, version.revision));
		if (!removed) throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'draft-discarded',
			changes: [{ path: 'revision', before: String(version.revision), after: null }]
		});
	});
}
