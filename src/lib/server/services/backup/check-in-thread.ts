import { can } from '$lib/domain/access/can';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { backupPath } from './folder';
import { inThread } from './in-thread';
import type { BackupOutcome } from './task';

/** `checkBackup` without holding up the server. @throws DomainError as that does, and `not-found` */
export async function checkInThread(
	ctx: Context,
	name: string,
	passphrase: string | null
): Promise<BackupOutcome> {
	if (!can(ctx.actor, 'backup.restore')) throw forbidden();
	await backupPath(name);
	return inThread(ctx, { kind: 'check', name, passphrase });
}
