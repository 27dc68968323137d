import { recall } from '$lib/domain/matrix/submission';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion } from '$lib/server/db/versions';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { changeOf } from '../refuse';
import { eventRecord, versionInReach } from './open-version';

/** Takes a version back into a draft; approvals given so far count no more. */
export async function recallVersion(ctx: Context, versionId: string): Promise<void> {
	await withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		const change = changeOf(recall(version, ctx.actor));
		const saved = await changeVersion(
			versionId,
			{ state: version.state, contentHash: version.contentHash },
			{ ...change, updatedAt: ctx.now.toISOString(), updatedBy: ctx.actor.userId }
		);
		if (!saved) throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'version-recalled',
			changes: [
				{ path: 'state', before: version.state, after: 'draft' },
				{ path: 'contentHash', before: version.contentHash, after: null }
			]
		});
	});
}
