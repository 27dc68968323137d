import { hkdfSync } from 'node:crypto';
import { can } from '$lib/domain/access/can';
import { passphraseFault } from '$lib/domain/backup/passphrase';
import { nextBackup, NO_SCHEDULE, type BackupSchedule } from '$lib/domain/backup/schedule';
import type { SealedValue } from '$lib/domain/mail/outbox';
import { readBackupSchedule, storeBackupSchedule } from '$lib/server/db/backups';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { auditKey } from '../audit/audit-key';
import { fieldChanges } from '../audit/field-changes';
import { decrypt, encrypt } from '../audit/personal-values';
import { currentStructure } from '../organization/structure';
import { zoneOf } from '../today';
import type { Context } from '../context';
import { appendBackupEvent } from './backup-event';

/**
 * The passphrase of scheduled backups lies sealed in the store, under a key made of the one that lies
 * outside: it opens nothing where only the database, or only a backup, has leaked.
 */
const key = () =>
	new Uint8Array(hkdfSync('sha256', auditKey(), '', 'escalafon backup passphrase', 32));

export interface ReadSchedule {
	schedule: BackupSchedule;
	hasPassphrase: boolean;
	/** Whose hours it counts in. */
	zone: string;
	doneUntil: string | null;
}

export async function readSchedule(): Promise<ReadSchedule> {
	const stored = await readBackupSchedule();
	const zone = zoneOf(await currentStructure());
	if (!stored) return { schedule: NO_SCHEDULE, hasPassphrase: false, zone, doneUntil: null };
	const { sealed, doneUntil, ...schedule } = stored;
	return { schedule, hasPassphrase: sealed !== null, zone, doneUntil };
}

/** When the next backup makes itself; null where none does. */
export async function nextBackupAt(now: Date): Promise<string | null> {
	const { schedule, hasPassphrase, zone } = await readSchedule();
	const next = hasPassphrase ? nextBackup(schedule, now.getTime(), zone) : null;
	return next === null ? null : new Date(next).toISOString();
}

/** @throws DomainError `backup-secret` where it was sealed under another key, or there is none */
export async function schedulePassphrase(): Promise<string> {
	const sealed = (await readBackupSchedule())?.sealed ?? null;
	const passphrase = sealed && decrypt(sealed, key());
	if (!passphrase) throw new DomainError('backup-secret');
	return passphrase;
}

/**
 * Sets when backups make themselves.
 * @param typed the passphrase they are encrypted with; left empty, the one there is stays
 * @throws DomainError `forbidden`, `passphrase-weak`, `backup-secret` where one is needed
 */
export async function saveSchedule(
	ctx: Context,
	schedule: BackupSchedule,
	typed: { passphrase: string; again: string }
): Promise<void> {
	if (!can(ctx.actor, 'backup.make')) throw forbidden();
	const fault = typed.passphrase === '' ? null : passphraseFault(typed.passphrase, typed.again);
	if (fault) throw new DomainError('passphrase-weak', { fault });
	await withTransaction(async () => {
		const before = await readBackupSchedule();
		const sealed: SealedValue | null =
			typed.passphrase === '' ? (before?.sealed ?? null) : encrypt(typed.passphrase, key());
		if (schedule.every !== 'off' && sealed === null)
			throw new DomainError('passphrase-weak', { fault: 'short' });
		await storeBackupSchedule({ ...schedule, sealed, doneUntil: ctx.now.toISOString() });
		const changes = fieldChanges(before, schedule, { without: ['sealed', 'doneUntil'] });
		await appendBackupEvent(ctx, 'schedule', 'backup-schedule-changed', changes);
	});
}
