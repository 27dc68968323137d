import { can } from '$lib/domain/access/can';
import { passphraseFault } from '$lib/domain/backup/passphrase';
import { DomainError, forbidden } from '$lib/server/errors';
import { withArchiveLease } from './archive-lease';
import { appendBackupEvent } from './backup-event';
import { archiveFailure } from './faults';
import {
	dropPart,
	dropParts,
	keepPart,
	newBackupName,
	partPath,
	type BackupOrigin
} from './folder';
import type { Context } from '../context';
import type { Told } from './progress';
import { writeBackup, type WrittenArchive } from './write-backup';

/**
 * Makes an encrypted archive in the backups folder while the product goes on, proves it, and records
 * it. Until it is proved it is no archive: nothing lists it.
 * @throws DomainError `forbidden`, `passphrase-weak`, `archive-busy`, `disk-full`, `backup-too-slow`
 */
export async function makeBackup(
	ctx: Context,
	options: { passphrase: string; origin: Exclude<BackupOrigin, 'upload'>; told?: Told }
): Promise<WrittenArchive & { name: string }> {
	if (!can(ctx.actor, 'backup.make')) throw forbidden();
	const fault = passphraseFault(options.passphrase);
	if (fault) throw new DomainError('passphrase-weak', { fault });
	return withArchiveLease(async () => {
		await dropParts(ctx.now);
		const name = await newBackupName(ctx.now, options.origin);
		const part = await partPath(name);
		try {
			const written = await writeBackup(part, { now: ctx.now, ...options });
			await keepPart(part);
			await appendBackupEvent(ctx, name, 'backup-made', [
				{ path: 'documents', before: null, after: String(written.documents) },
				{ path: 'size', before: null, after: String(written.bytes) },
				{ path: 'contents', before: null, after: written.contents }
			]);
			return { ...written, name };
		} catch (error) {
			await dropPart(part);
			throw archiveFailure(error);
		}
	});
}
