import { statfs } from 'node:fs/promises';
import { ceilingState, type CeilingState } from '$lib/domain/backup/ceiling';
import { latestRuns, type BackupRun } from '$lib/server/db/backups';
import { storeFigures } from '$lib/server/db/statistics';
import { backupsAtHand } from './backups-at-hand';
import { backupFolderPath } from './folder';
import { nextBackupAt } from './schedule';
import { isAlive } from './start-run';

export interface BackupHealth {
	state: 'good' | 'warning' | 'bad';
	/** The newest archive that was made here and proved. */
	last: { at: string; bytes: number; name: string } | null;
	nextAt: string | null;
	/** Why the latest try failed, as an error code; null where it did not. */
	failed: string | null;
	/** The folder where archives lie, where it cannot be used; null where it can. */
	unusable: string | null;
	/** Free bytes where archives lie; null where the system does not say. */
	free: number | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Without a backup for so long, somebody should be told. */
const OLD_DAYS = 8;
const LITTLE_FREE = 1024 ** 3;

/** How the backups stand. Asks for no right: it names nobody. */
export async function backupHealth(now: Date): Promise<BackupHealth> {
	const folder = backupFolderPath();
	const { files, usable } = await backupsAtHand();
	const made = files.find(({ origin }) => origin !== 'upload');
	const last = made ? { at: made.at, bytes: made.bytes, name: made.name } : null;
	const [run] = await latestRuns(1);
	const failed = run?.kind === 'make' ? failureOf(run, now) : null;
	const free = await statfs(folder).then(
		({ bavail, bsize }) => bavail * bsize,
		() => null
	);
	const old = !last || now.getTime() - Date.parse(last.at) > OLD_DAYS * DAY_MS;
	const little = (free ?? Infinity) < LITTLE_FREE;
	return {
		state: !usable || failed !== null ? 'bad' : old || little ? 'warning' : 'good',
		last,
		nextAt: await nextBackupAt(now),
		failed,
		unusable: usable ? null : folder,
		free
	};
}

export interface StoreHealth {
	state: CeilingState;
	/** What the embedded store holds in memory, and what it is made for; null on MongoDB. */
	workingSet: {
		documents: number;
		bytes: number;
		ceilingDocuments: number;
		ceilingBytes: number;
		fileBytes: number;
	} | null;
}

/** A run that stands still was killed with its process. */
function failureOf(run: BackupRun, now: Date): string | null {
	if (run.state === 'failed') return run.error?.code ?? null;
	return run.state === 'running' && !isAlive(run, now) ? 'backup-interrupted' : null;
}

/** How full the store is against what it is made for. */
export async function storeHealth(): Promise<StoreHealth> {
	const workingSet = await storeFigures();
	return { state: workingSet ? ceilingState(workingSet) : 'good', workingSet };
}
