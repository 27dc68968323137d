import { Worker } from 'node:worker_threads';
import { openStoreAddress } from '$lib/server/db/connection';
import type { BackupRun } from '$lib/server/db/backups';
import { entryFile } from '$lib/server/entries';
import { DomainError, type ErrorCode } from '$lib/server/errors';
import { log } from '$lib/server/log';
import { auditKey } from '../audit/audit-key';
import type { Context } from '../context';
import { backupDataDir } from './folder';
import type { BackupAnswer, BackupOrder, BackupOutcome, BackupTask } from './task';

/** Enough for a document of 16 MB in several hands; everything else passes through. */
const MEMORY_MB = 512;

/**
 * Carries out a task in a thread of its own, which ends with it.
 * @throws DomainError what the task met; `backup-interrupted` for anything unexpected, which is logged
 */
export async function inThread(
	ctx: Context,
	task: BackupTask,
	run: BackupRun | null = null
): Promise<BackupOutcome> {
	const order: BackupOrder = {
		store: openStoreAddress(),
		dataDir: backupDataDir(),
		auditKey: auditKey(),
		actor: ctx.actor,
		now: ctx.now.toISOString(),
		task,
		run
	};
	const answer = await answerOf(order);
	if (answer.ok) return answer.outcome;
	if (answer.code !== null) throw new DomainError(answer.code as ErrorCode, answer.data);
	log('error', 'a backup task failed', { task: task.kind, ...answer.facts });
	throw new DomainError('backup-interrupted');
}

function answerOf(workerData: BackupOrder): Promise<BackupAnswer> {
	return new Promise((resolve) => {
		const worker = new Worker(entryFile('backup-worker'), {
			workerData,
			name: 'backup',
			resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 16 }
		});
		// A server that is asked to end does not wait for it: nothing is half done at any moment.
		worker.unref();
		const lost = (message: string) => resolve({ ok: false, code: null, facts: { message } });
		worker.once('message', (answer: BackupAnswer) => resolve(answer));
		worker.once('error', (error) => lost(error.name));
		worker.once('exit', () => lost('the thread ended'));
	});
}
