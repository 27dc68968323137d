import { removeUnsavedImports } from '$lib/server/db/import-sources';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes previews that nobody saved within a week, with the documents they were made of. @returns how many */
export function sweepPreviews(now: Date): Promise<number> {
	return removeUnsavedImports(new Date(now.getTime() - KEPT_MS));
}
