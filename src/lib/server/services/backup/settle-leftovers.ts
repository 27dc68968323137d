import { setTimeout as pause } from 'node:timers/promises';
import { dropCopy, finishReplacing, isReplacing } from '$lib/server/db/archive/replace';
import { underArchiveLease } from './archive-lease';
import { dropParts } from './folder';

const POLL_MS = 500;

/**
 * What a killed restore left, before anything is read of the store: one that was already moving its
 * collections goes on to its end; a copy that had not come so far is thrown away.
 * @param alone whether this process owns the store, so that nobody can be filling that copy
 */
export async function settleLeftovers(alone: boolean): Promise<void> {
	while (await isReplacing()) if (!(await underArchiveLease(finishReplacing))) await pause(POLL_MS);
	if (alone) await dropCopy();
}

/** The same while the product runs, and archives that nobody finished writing. */
export async function sweepLeftovers(now: Date): Promise<void> {
	await underArchiveLease(async () => {
		await finishReplacing();
		await dropCopy();
		await dropParts(now);
	});
}
