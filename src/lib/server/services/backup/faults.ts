import { DomainError } from '$lib/server/errors';
import { ArchiveFault } from '$lib/server/formats/archive';
import { folderFault } from './folder';

const NO_TRANSACTION = 251;

/** What went wrong with an archive, as a failure that has a sentence; anything else as it is. */
export function archiveFailure(error: unknown): unknown {
	if (error instanceof ArchiveFault) return new DomainError(error.code);
	const { code, cause } = error as { code?: unknown; cause?: unknown };
	// The snapshot lives for a minute.
	if (code === NO_TRANSACTION) return new DomainError('backup-too-slow');
	if (cause instanceof ArchiveFault) return new DomainError(cause.code);
	return folderFault(error);
}
