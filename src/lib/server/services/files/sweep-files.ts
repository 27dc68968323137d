import { removeLoosePieces, removeUnclaimed } from '$lib/server/db/file-leftovers';
import { isDomainError } from '$lib/server/errors';
import { withArchiveLease } from '../backup/archive-lease';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Removes what was uploaded an hour ago and belongs to no record (its transaction never came to be),
 * and the pieces of uploads that a killed process left half-way.
 * Never while a backup reads: its snapshot may still refer to a file.
 * @returns how many files were removed, half-way ones too
 */
export async function sweepFiles(now: Date): Promise<number> {
	const before = new Date(now.getTime() - HOUR_MS);
	try {
		return await withArchiveLease(
			async () => (await removeUnclaimed(before)) + (await removeLoosePieces(before))
		);
	} catch (error) {
		if (isDomainError(error) && error.code === 'archive-busy') return 0;
		throw error;
	}
}
