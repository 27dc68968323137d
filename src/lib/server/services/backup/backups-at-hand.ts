import { isDomainError } from '$lib/server/errors';
import { backupFiles, folderFault, type BackupFile } from './folder';

/** The archives there are; `usable` is false, and the list empty, where their folder cannot be read. */
export async function backupsAtHand(): Promise<{ files: BackupFile[]; usable: boolean }> {
	try {
		return { files: await backupFiles(), usable: true };
	} catch (error) {
		// The pages that tell of it must stand: nobody else would say what is wrong.
		const fault = folderFault(error);
		if (isDomainError(fault)) return { files: [], usable: false };
		throw fault;
	}
}
