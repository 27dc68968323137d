import { openStore } from '$lib/server/db/connection';
import { RunRecorder } from '$lib/server/db/run-recorder';
import { isDomainError } from '$lib/server/errors';
import { factsOf } from '$lib/server/log';
import { setAuditKey } from '../audit/audit-key';
import type { Context } from '../context';
import { checkBackup } from './check-backup';
import { backupPath, useBackupFolder } from './folder';
import { makeBackup } from './make-backup';
import type { Told } from './progress';
import { restoreStore } from './restore-store';
import type { BackupAnswer, BackupOrder, BackupOutcome, BackupTask } from './task';

/** Carries out an order in a thread of its own, with its own connection to the store. */
export async function performTask(order: BackupOrder): Promise<BackupAnswer> {
	const { store: address, dataDir, auditKey, actor, now, task, run } = order;
	setAuditKey(auditKey);
	useBackupFolder(dataDir);
	const store = await openStore({ mongodbUri: address.uri, dataDir, database: address.database });
	const recorder = run && (await RunRecorder.open(address, run));
	try {
		const ctx = { actor, now: new Date(now) };
		const outcome = await perform(ctx, task, {
			told: (progress) => recorder?.tell(progress),
			replacing: async () => recorder?.enter('replacing')
		});
		await recorder?.end({ state: 'done', fileName: String(outcome.name ?? ''), result: outcome });
		return { ok: true, outcome };
	} catch (error) {
		const { code, data } = isDomainError(error) ? error : { code: null, data: {} };
		const told = { code: code ?? 'backup-interrupted', data };
		await recorder?.end({ state: 'failed', error: told }).catch(() => {});
		return code ? { ok: false, code, data } : { ok: false, code: null, facts: factsOf(error) };
	} finally {
		await recorder?.close();
		await store.close();
	}
}

async function perform(
	ctx: Context,
	task: BackupTask,
	{ told, replacing }: { told: Told; replacing: () => Promise<void> }
): Promise<BackupOutcome> {
	if (task.kind === 'check') return checkBackup(ctx, task.name, task.passphrase);
	if (task.kind === 'make') {
		const { name, documents, bytes } = await makeBackup(ctx, { ...task, told });
		return { name, documents, bytes };
	}
	const { name, passphrase } = task;
	const path = await backupPath(name);
	const { at, documents, erased } = await restoreStore(ctx, path, {
		passphrase,
		mode: 'restore',
		told,
		// Whoever finds this thread dead must know how far it had come.
		reached: (step) => (step === 'settled' ? replacing() : undefined)
	});
	return { name, at, documents, erased };
}
