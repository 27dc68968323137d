import { withdrawRefusal } from '$lib/domain/matrix/issuing';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion } from '$lib/server/db/versions';
import { DomainError } from '$lib/server/errors';
import { closeRequestsOf } from '../acknowledgement/open-requests';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { refuseFor } from '../refuse';
import { eventRecord, versionInReach } from './open-version';

/** Withdraws an issued version with a reason and closes the requests that are open for it. */
export async function withdrawVersion(
	ctx: Context,
	versionId: string,
	given: { reason: string }
): Promise<void> {
	const reason = given.reason.trim();
	await withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		refuseFor(withdrawRefusal(version, ctx.actor, reason));
		const at = ctx.now.toISOString();
		const change = { state: 'withdrawn' as const, withdrawnAt: at, withdrawnReason: reason };
		const stamped = { ...change, updatedAt: at, updatedBy: ctx.actor.userId };
		if (!(await changeVersion(versionId, { state: 'issued' }, stamped)))
			throw new DomainError('wrong-state');
		const closed = await closeRequestsOf(ctx, version.positionId, versionId, 'closed');
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'version-withdrawn',
			changes: [
				{ path: 'number', before: null, after: String(version.number) },
				{ path: 'state', before: 'issued', after: 'withdrawn' },
				{ path: 'reason', before: null, after: reason },
				{ path: 'requestsClosed', before: null, after: String(closed) }
			]
		});
	});
}
