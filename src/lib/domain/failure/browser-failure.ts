/** Lines of one report; what called the failing line is rarely further away. */
export const MOST_FRAMES = 5;
export const FRAME = /[\w.-]{1,60}\.(?:js|ts|svelte):\d{1,6}:\d{1,6}/g;
export const KIND = /^[A-Za-z]{1,40}$/;

/**
 * What a browser tells of its failure: nothing that somebody typed, no name of anybody. Kinds of
 * errors, Kit's route ids, files and lines of our own scripts.
 */
export interface BrowserFailure {
	errorId: string;
	kind: string;
	route: string | null;
	at: string[];
}

/** A failure as it is reported: of its message nothing, of its stack files and lines. */
export function browserFailure(
	error: unknown,
	errorId: string,
	route: string | null
): BrowserFailure {
	const thrown = error instanceof Error ? error : null;
	return {
		errorId,
		kind: thrown && KIND.test(thrown.name) ? thrown.name : 'Unknown',
		route,
		at: (thrown?.stack?.match(FRAME) ?? []).slice(0, MOST_FRAMES)
	};
}
