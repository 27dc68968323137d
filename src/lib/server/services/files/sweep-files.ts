import { removeUnclaimed } from '$lib/server/db/files';
import { isDomainError } from '$lib/server/errors';
import { withArchiveLease } from '../backup/archive-lease';

const HOUR_MS = 60 * 60 * 1000;
const MOST = 200;

/**
 * Removes what was uploaded an hour ago and belongs to no record: its transaction never came to be.
 * Never while a backup reads: its snapshot may still refer to a file.
 * @returns how many files were removed
 */
export async function sweepFiles(now: Date): Promise<number> {
	try {
		return await withArchiveLease(() => removeUnclaimed(new Date(now.getTime() - HOUR_MS), MOST));
	} catch (error) {
		if (isDomainError(error) && error.code === 'archive-busy') return 0;
		throw error;
	}
}
