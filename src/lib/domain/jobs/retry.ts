const MINUTE_MS = 60_000;

/** Pauses after the first, second… failure: minutes at first, then hours, a day in all. */
const PAUSES_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS);

/** Tries before a job or a message is given up until somebody asks for it again. */
export const MOST_TRIES = PAUSES_MS.length + 1;

/**
 * How long to wait before the next try, in milliseconds; null where it is given up.
 * @param tries how often it has been tried, the failure at hand included
 */
export function retryPauseMs(tries: number): number | null {
	return PAUSES_MS[Math.max(1, tries) - 1] ?? null;
}

/** The same for what comes round by itself: it is never given up, only tried at most as often. */
export function repeatPauseMs(tries: number, everyMs: number): number {
	return Math.min(retryPauseMs(tries) ?? everyMs, everyMs);
}
