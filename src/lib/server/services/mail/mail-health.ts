import {
	mailState,
	serverFailure,
	SERVER_FAULTS,
	type LastFailure
} from '$lib/domain/mail/standing';
import type { Moment } from '$lib/domain/matrix/version';
import { countMails, lastFault, lastSent, oldestQueued, outboxHold } from '$lib/server/db/outbox';
import { mailConfigured } from './mail-state';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface MailHealth {
	state: 'good' | 'warning' | 'bad';
	configured: boolean;
	/** Since when nothing is sent; null where mail goes out. */
	heldSince: Moment | null;
	queued: number;
	oldestQueued: Moment | null;
	/** In the last day. */
	sent: number;
	failed: number;
	unsure: number;
	/** How the mail server failed, where nothing has gone out since. */
	failing: LastFailure | null;
}

/** How the outbox stands. Asks for no right: it names nobody. */
export async function mailHealth(now: Date): Promise<MailHealth> {
	const hold = await outboxHold();
	const queued = await countMails('queued');
	const oldest = queued > 0 ? await oldestQueued() : null;
	const failed = await countMails('failed');
	const unsure = await countMails('unsure');
	const sent = await countMails('sent', new Date(now.getTime() - DAY_MS).toISOString());
	const deliveries = { lastSuccess: await lastSent(), lastFailure: await lastFault(SERVER_FAULTS) };
	return {
		state: mailState({
			held: hold !== null,
			failed,
			unsure,
			waitsMs: oldest === null ? null : now.getTime() - Date.parse(oldest),
			...deliveries
		}),
		configured: mailConfigured(),
		heldSince: hold?.since ?? null,
		queued,
		oldestQueued: oldest,
		sent,
		failed,
		unsure,
		failing: serverFailure(deliveries)
	};
}
