import { can } from '$lib/domain/access/can';
import { afterCommit, withTransaction } from '$lib/server/db/transaction';
import { discardMailsUpTo, outboxHold, putHold, removeHold } from '$lib/server/db/outbox';
import { forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { callForWork } from '../jobs/wake';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** What the outbox's events are recorded under. */
export const OUTBOX_RECORD = { kind: 'outbox', id: 'outbox', name: '', part: 'settings' as const };

/**
 * Holds all mail back until somebody releases it: after a restore, what the copy had still to send
 * went out long ago. Joins the caller's transaction.
 */
export async function holdOutbox(ctx: Context, reason: 'restore' | 'administrator'): Promise<void> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	await withTransaction(async () => {
		if (!(await putHold({ reason, since: ctx.now.toISOString() }))) return;
		await appendEvent(ctx, {
			...OUTBOX_RECORD,
			action: 'outbox-held',
			changes: [{ path: 'reason', before: null, after: reason }]
		});
	});
}

/**
 * Lets mail go out again.
 * @param old what was written before it was held: sent now, or given up
 * @returns how many were given up
 */
export async function releaseOutbox(
	ctx: Context,
	{ old }: { old: 'send' | 'discard' }
): Promise<number> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	return withTransaction(async () => {
		const hold = await outboxHold();
		if (!hold) return 0;
		const expiresAt = new Date(ctx.now.getTime() + KEPT_MS);
		const discarded =
			old === 'discard' ? await discardMailsUpTo(hold.since, ctx.now, expiresAt) : 0;
		await removeHold();
		await appendEvent(ctx, {
			...OUTBOX_RECORD,
			action: 'outbox-released',
			changes: [{ path: 'discarded', before: null, after: String(discarded) }]
		});
		afterCommit(callForWork);
		return discarded;
	});
}
