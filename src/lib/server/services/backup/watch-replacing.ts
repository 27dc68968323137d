import { ANNOUNCED_MS, finishReplacing, isReplacing } from '$lib/server/db/archive/replace';
import { factsOf, log } from '$lib/server/log';
import { underArchiveLease } from './archive-lease';

/** Often enough that everybody has seen a plan before the first collection moves. */
const LOOK_MS = ANNOUNCED_MS / 3;

let replaced = false;

/**
 * Whether a restore on MongoDB is putting one collection after another in the store's place, or was
 * stopped while it did: what is read now is half of the one and half of the other. Known where
 * `watchReplacing` looks.
 */
export function isBeingReplaced(): boolean {
	return replaced;
}

/**
 * Looks for a restore of any process, as long as this one runs. What a dead process has left is
 * finished here once nobody holds the lease of archives. Never keeps the process alive.
 * @returns what stops it; resolves once a look under way has ended
 */
export function watchReplacing(everyMs = LOOK_MS): () => Promise<void> {
	let running: Promise<void> | null = null;
	const go = () => {
		running ??= look().finally(() => (running = null));
	};
	const timer = setInterval(go, everyMs);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await running;
		replaced = false;
	};
}

async function look(): Promise<void> {
	try {
		replaced = await isReplacing();
		if (replaced && (await underArchiveLease(finishReplacing))) replaced = await isReplacing();
	} catch (error) {
		// The database does not answer: what was known stays so until it does.
		log('error', 'a look for a restore failed', factsOf(error));
	}
}
