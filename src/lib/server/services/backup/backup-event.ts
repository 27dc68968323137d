import { appendEvent, type EventChange } from '../audit/append-event';
import type { Context } from '../context';

export type BackupAction =
	| 'backup-made'
	| 'backup-downloaded'
	| 'backup-uploaded'
	| 'backup-deleted'
	| 'backup-schedule-changed'
	| 'store-restored';

/** One event about an archive, or about the store itself. */
export async function appendBackupEvent(
	ctx: Context,
	name: string,
	action: BackupAction,
	changes: readonly EventChange[] = []
): Promise<void> {
	await appendEvent(ctx, { kind: 'backup', id: name, name, action, changes, part: 'settings' });
}
