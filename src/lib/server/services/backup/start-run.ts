import { can } from '$lib/domain/access/can';
import { passphraseFault } from '$lib/domain/backup/passphrase';
import { insertRun, latestRuns, putRun, runById, type BackupRun } from '$lib/server/db/backups';
import { newId } from '$lib/server/db/ids';
import { DomainError, forbidden, isDomainError } from '$lib/server/errors';
import type { Context } from '../context';
import { backupPath } from './folder';
import { inThread } from './in-thread';
import { requireOpens } from './require-opens';
import { settleLeftovers } from './settle-leftovers';
import type { BackupOutcome, BackupTask } from './task';

/** A run that has not moved for so long was killed with its process. */
const SILENCE_MS = 20_000;

export const RESTORE_WORDS: readonly string[] = ['RESTAURAR', 'RESTORE'];

export const isAlive = ({ state, beatAt }: BackupRun, now: Date): boolean =>
	state === 'running' && now.getTime() - Date.parse(beatAt) < SILENCE_MS;

/** What a run that ended without a word came to: from the last stage of a restore on, nobody knows. */
export const interruptedCode = (run: Pick<BackupRun, 'kind' | 'stage'> | null) =>
	!run || (run.kind === 'restore' && run.stage === 'replacing')
		? ('restore-unfinished' as const)
		: ('backup-interrupted' as const);

/**
 * Puts into a run that failed what is true of it; what a lost thread left of its moves is finished.
 * @returns the failure
 */
async function settleFailed(run: BackupRun, error: unknown): Promise<unknown> {
	const failed = isDomainError(error) ? error : new DomainError('backup-interrupted');
	const lost = failed.code === 'backup-interrupted' && run.kind === 'restore';
	// Where it cannot be read, or was replaced, nobody knows.
	const last = lost ? await runById(run.id).catch(() => null) : run;
	const shown = lost ? new DomainError(interruptedCode(last)) : failed;
	const { code, data } = shown;
	await putRun({ ...(last ?? run), state: 'failed', error: { code, data } }).catch(() => {});
	if (code === 'restore-unfinished') void settleLeftovers(false).catch(() => {});
	return isDomainError(error) ? shown : error;
}

/** Notes a run and carries it out. @returns its id at once, and what comes of it */
export async function startRun(
	ctx: Context,
	task: Extract<BackupTask, { kind: 'make' | 'restore' }>
): Promise<{ id: string; ended: Promise<BackupOutcome> }> {
	const [latest] = await latestRuns(1);
	if (latest && isAlive(latest, ctx.now)) throw new DomainError('archive-busy');
	const at = ctx.now.toISOString();
	const run: BackupRun = {
		id: newId(ctx.now),
		kind: task.kind,
		state: 'running',
		by: ctx.actor.userId,
		startedAt: at,
		beatAt: at,
		stage: 'reading',
		done: 0,
		total: 0,
		fileName: task.kind === 'restore' ? task.name : '',
		error: null,
		result: null
	};
	await insertRun(run);
	const ended = inThread(ctx, task, run).catch(async (error: unknown) => {
		throw await settleFailed(run, error);
	});
	return { id: run.id, ended };
}

/**
 * Begins a backup and answers at once; the page asks how far it is.
 * @throws DomainError `forbidden`, `passphrase-weak`, `archive-busy`
 */
export async function startBackup(
	ctx: Context,
	typed: { passphrase: string; again: string }
): Promise<string> {
	if (!can(ctx.actor, 'backup.make')) throw forbidden();
	const fault = passphraseFault(typed.passphrase, typed.again);
	if (fault) throw new DomainError('passphrase-weak', { fault });
	const task = { kind: 'make', passphrase: typed.passphrase, origin: 'manual' } as const;
	const { id, ended } = await startRun(ctx, task);
	// Its run says what went wrong.
	ended.catch(() => {});
	return id;
}

/**
 * Begins a restore and answers at once.
 * @throws DomainError `forbidden`, `word-wrong`, `not-found`, `archive-busy`, and as `requireOpens`
 */
export async function startRestore(
	ctx: Context,
	name: string,
	typed: { passphrase: string; word: string; expected: string }
): Promise<string> {
	if (!can(ctx.actor, 'backup.restore')) throw forbidden();
	const path = await backupPath(name);
	if (!RESTORE_WORDS.includes(typed.word.trim().toUpperCase()))
		throw new DomainError('word-wrong', { word: typed.expected });
	const passphrase = typed.passphrase || null;
	// Told at once, beside what was typed, and not by a run that fails on another page.
	await requireOpens(path, passphrase);
	const task = { kind: 'restore', name, passphrase } as const;
	const { id, ended } = await startRun(ctx, task);
	ended.catch(() => {});
	return id;
}
