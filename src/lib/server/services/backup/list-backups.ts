import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { can } from '$lib/domain/access/can';
import type { BackupRow, BackupsView, RunView } from '$lib/domain/backup/views';
import { latestRuns } from '$lib/server/db/backups';
import { storeFigures } from '$lib/server/db/statistics';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { appendBackupEvent } from './backup-event';
import { backupsAtHand } from './backups-at-hand';
import { backupFolderPath, backupPath, describeBackup, removeBackup } from './folder';
import { nextBackupAt, readSchedule } from './schedule';
import { interruptedCode, isAlive } from './start-run';

function authorise({ actor }: Context): void {
	if (!can(actor, 'backup.make')) throw forbidden();
}

/** Everything that the page shows. */
export async function listBackups(ctx: Context): Promise<BackupsView> {
	authorise(ctx);
	const { schedule, hasPassphrase } = await readSchedule();
	return {
		...(await backupsAtHand()),
		folder: backupFolderPath(),
		run: await latestRun(ctx),
		schedule,
		hasPassphrase,
		nextAt: await nextBackupAt(ctx.now)
	};
}

/** How far the latest backup or restore has come; null where there never was one. */
export async function latestRun(ctx: Context): Promise<RunView | null> {
	authorise(ctx);
	const [run] = await latestRuns(1);
	if (!run) return null;
	const { id, kind, stage, done, total, fileName, result, startedAt } = run;
	const killed = run.state === 'running' && !isAlive(run, ctx.now);
	return {
		id,
		kind,
		state: killed ? 'failed' : run.state,
		stage,
		done,
		total,
		fileName,
		startedAt,
		error: killed ? { code: interruptedCode(run), data: {} } : run.error,
		result
	};
}

/** Opens an archive for downloading, and records that it was. @throws DomainError `not-found` */
export async function downloadBackup(
	ctx: Context,
	name: string
): Promise<{ stream: Readable; bytes: number }> {
	authorise(ctx);
	const path = await backupPath(name);
	const { size } = await stat(path);
	await appendBackupEvent(ctx, name, 'backup-downloaded');
	return { stream: createReadStream(path), bytes: size };
}

/** Removes an archive for good, and records it. @throws DomainError `not-found` */
export async function deleteBackup(ctx: Context, name: string): Promise<void> {
	authorise(ctx);
	await backupPath(name);
	await appendBackupEvent(ctx, name, 'backup-deleted');
	await removeBackup(name);
}

/**
 * One archive, as far as it tells of itself in clear.
 * @returns `byMoves` where a restore replaces one collection after another, seen by other processes
 * @throws DomainError `not-found`
 */
export async function readBackup(
	ctx: Context,
	name: string
): Promise<{ file: BackupRow; byMoves: boolean }> {
	authorise(ctx);
	const file = await describeBackup(name);
	if (!file) throw notFound();
	return { file, byMoves: (await storeFigures()) === null };
}
