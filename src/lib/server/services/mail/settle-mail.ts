import { can } from '$lib/domain/access/can';
import { mailById, moveMail } from '$lib/server/db/outbox';
import { afterCommit, withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { callForWork } from '../jobs/wake';
import { OUTBOX_RECORD } from './hold-outbox';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Puts a message that failed, is unsure or waits for its next try to be sent now.
 * @throws DomainError forbidden, not-found, mail-settled, mail-link-gone
 */
export async function sendAgain(ctx: Context, id: string): Promise<void> {
	await settle(ctx, id, 'mail-sent-again', async () => {
		const mail = await mailById(id);
		if (!mail) throw notFound();
		const carriesLink = mail.template === 'invite' || mail.template === 'reset';
		if (carriesLink && mail.secret === null) throw new DomainError('mail-link-gone');
		const now = ctx.now.toISOString();
		return moveMail(id, ['failed', 'unsure', 'queued'], {
			state: 'queued',
			nextAt: now,
			tries: 0,
			updatedAt: now,
			expiresAt: null
		});
	});
}

/** Gives up a message; a link that it carried is erased. @throws as `sendAgain` */
export async function discardMail(ctx: Context, id: string): Promise<void> {
	await settle(ctx, id, 'mail-discarded', () =>
		moveMail(id, ['failed', 'unsure', 'queued'], {
			state: 'discarded',
			secret: null,
			updatedAt: ctx.now.toISOString(),
			expiresAt: new Date(ctx.now.getTime() + KEPT_MS)
		})
	);
}

async function settle(
	ctx: Context,
	id: string,
	action: 'mail-sent-again' | 'mail-discarded',
	move: () => Promise<boolean>
): Promise<void> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	await withTransaction(async () => {
		if (!(await move())) throw new DomainError('mail-settled');
		await appendEvent(ctx, {
			...OUTBOX_RECORD,
			action,
			changes: [{ path: 'message', before: null, after: id }]
		});
		afterCommit(callForWork);
	});
}
