import { nextBackup, surplusCopies } from '$lib/domain/backup/schedule';
import { accountsWithRole } from '$lib/server/db/accounts';
import { markBackupDone } from '$lib/server/db/backups';
import { withTransaction } from '$lib/server/db/transaction';
import { isDomainError } from '$lib/server/errors';
import { consoleActor } from '../accounts/console-actor';
import type { Context } from '../context';
import { notify } from '../notifications/notify';
import { appendBackupEvent } from './backup-event';
import { backupFiles, removeBackup } from './folder';
import { readSchedule, schedulePassphrase } from './schedule';
import { startRun } from './start-run';
import type { BackupOutcome, BackupTask } from './task';

/** How the archive is made; the tests make it without a thread. */
type Make = (
	ctx: Context,
	task: Extract<BackupTask, { kind: 'make' }>
) => Promise<{ ended: Promise<BackupOutcome> }>;

/**
 * Makes the backup that is due, if one is, and lets go of the oldest scheduled copies beyond the number
 * kept, only once the new one is proved. Asked again it does nothing until the next is due.
 * While another backup or restore runs it waits for the next time it is asked.
 * @throws what went wrong, after telling the administrators
 */
export async function makeScheduledBackup(now: Date, make: Make = startRun): Promise<void> {
	const { schedule, zone, doneUntil } = await readSchedule();
	const due = doneUntil === null ? null : nextBackup(schedule, Date.parse(doneUntil), zone);
	if (due === null || due > now.getTime()) return;
	const ctx = { actor: consoleActor(['administrator']), now };
	try {
		const passphrase = await schedulePassphrase();
		const { ended } = await make(ctx, { kind: 'make', passphrase, origin: 'schedule' });
		await ended;
		await markBackupDone(now.toISOString());
	} catch (error) {
		// Somebody makes or restores one just now: the next round finds it still due.
		if (isDomainError(error) && error.code === 'archive-busy') return;
		await tellOfFailure(ctx, due, isDomainError(error) ? error.code : 'backup-interrupted');
		throw error;
	}
	// Outside: a copy that cannot be removed does not make a failure of the new one.
	await removeSurplus(ctx, schedule.keep);
}

async function removeSurplus(ctx: Context, keep: number): Promise<void> {
	const scheduled = (await backupFiles()).filter(({ origin }) => origin === 'schedule');
	for (const { name } of surplusCopies(scheduled, keep)) {
		await removeBackup(name);
		await appendBackupEvent(ctx, name, 'backup-deleted');
	}
}

/** Once for each backup that was due, however often it is tried. */
async function tellOfFailure(ctx: Context, due: number, reason: string): Promise<void> {
	const administrators = await accountsWithRole('administrator');
	await withTransaction(() =>
		notify(ctx, {
			kind: 'backup-failed',
			key: new Date(due).toISOString(),
			userIds: administrators.map(({ id }) => id),
			data: { reason },
			href: '/settings/backups'
		})
	);
}
