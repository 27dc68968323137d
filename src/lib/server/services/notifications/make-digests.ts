import { digestsDue, takeIntoDigest } from '$lib/server/db/notifications';
import { withTransaction } from '$lib/server/db/transaction';
import { consoleActor } from '../accounts/console-actor';
import { queueMail } from '../mail/queue-mail';

/** Lays down one message for each person with something due for a digest. */
export async function makeDigests(now: Date): Promise<void> {
	const ctx = { actor: consoleActor([]), now };
	const at = now.toISOString();
	for (;;) {
		const due = await digestsDue(at);
		if (due.length === 0) return;
		for (const userId of due) {
			const key = `digest:${userId}:${at}`;
			await withTransaction(async () => {
				const count = await takeIntoDigest(userId, at, key);
				if (count > 0)
					await queueMail(ctx, { key, to: { userId }, template: 'digest', data: { count } });
			});
		}
	}
}
