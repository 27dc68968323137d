import { erasePersonKey, insertErasedKey, personKey } from '$lib/server/db/audit';
import { storeBackupSchedule, type readBackupSchedule } from '$lib/server/db/backups';
import { withTransaction } from '$lib/server/db/transaction';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { holdOutbox } from '../mail/hold-outbox';
import { appendBackupEvent } from './backup-event';

interface Erased {
	person: string;
	erasedAt: string;
}

/** Erases in the copy whom it still knows. @returns how many there were */
export async function eraseAgain(ctx: Context, people: readonly Erased[]): Promise<number> {
	return withTransaction(async () => {
		let erased = 0;
		for (const { person, erasedAt } of people) {
			const key = await personKey(person);
			if (key === null) continue;
			if (key) await erasePersonKey(person, erasedAt);
			else await insertErasedKey(person, erasedAt);
			await appendEvent(ctx, { kind: 'employee', id: person, name: '', action: 'person-erased' });
			erased += 1;
		}
		return erased;
	});
}

/**
 * What a restored store must have before anybody uses it: erasures that came after the archive are
 * applied again, mail is held back until somebody releases it, and what was done is recorded. Runs inside the copy.
 * @param erasedPeople whose values the store before had erased, and when
 * @param schedule of the store before: it is the installation's, an older copy must not switch it off
 * @returns how many erasures were applied
 */
export async function settleRestored(
	ctx: Context,
	erasedPeople: readonly Erased[],
	facts: { at: string; documents: number; contents: string },
	schedule: Awaited<ReturnType<typeof readBackupSchedule>> = null
): Promise<number> {
	return withTransaction(async () => {
		if (schedule) await storeBackupSchedule(schedule);
		const erased = await eraseAgain(ctx, erasedPeople);
		// What the copy had still to send went out long ago.
		await holdOutbox(ctx, 'restore');
		await appendBackupEvent(ctx, `store-${facts.at}`, 'store-restored', [
			{ path: 'moment', before: ctx.now.toISOString(), after: facts.at },
			{ path: 'documents', before: null, after: String(facts.documents) },
			{ path: 'contents', before: null, after: facts.contents },
			{ path: 'by', before: null, after: ctx.actor.name },
			{ path: 'erased', before: null, after: erased === 0 ? null : String(erased) }
		]);
		return erased;
	});
}
