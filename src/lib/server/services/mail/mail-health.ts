import type { Moment } from '$lib/domain/matrix/version';
import { countMails, oldestQueued, outboxHold } from '$lib/server/db/outbox';
import { mailConfigured } from './mail-state';

const DAY_MS = 24 * 60 * 60 * 1000;
const LATE_MS = 60 * 60 * 1000;

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
}

/** How the outbox stands. Asks for no right: it names nobody. */
export async function mailHealth(now: Date): Promise<MailHealth> {
	const hold = await outboxHold();
	const queued = await countMails('queued');
	const oldest = queued > 0 ? await oldestQueued() : null;
	const failed = await countMails('failed');
	const unsure = await countMails('unsure');
	const sent = await countMails('sent', new Date(now.getTime() - DAY_MS).toISOString());
	const late = oldest !== null && now.getTime() - Date.parse(oldest) > LATE_MS;
	return {
		state: late && !hold ? 'bad' : failed > 0 || unsure > 0 || hold ? 'warning' : 'good',
		configured: mailConfigured(),
		heldSince: hold?.since ?? null,
		queued,
		oldestQueued: oldest,
		sent,
		failed,
		unsure
	};
}
