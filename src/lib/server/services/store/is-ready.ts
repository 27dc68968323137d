import { setTimeout as pause } from 'node:timers/promises';
import { pingStore } from '$lib/server/db/connection';
import { isMigrated } from '$lib/server/db/migrations';
import { isBeingReplaced } from '../backup/watch-replacing';

const PATIENCE_MS = 2_000;
let asking: Promise<boolean> | null = null;

/**
 * Whether the store answers within two seconds, is up to date and whole. However many ask at once, the
 * store is asked once.
 */
export function isReady(): Promise<boolean> {
	asking ??= Promise.race([answer(), pause(PATIENCE_MS, false, { ref: false })]).finally(() => {
		asking = null;
	});
	return asking;
}

async function answer(): Promise<boolean> {
	try {
		return !isBeingReplaced() && (await pingStore()) && (await isMigrated());
	} catch {
		return false;
	}
}
