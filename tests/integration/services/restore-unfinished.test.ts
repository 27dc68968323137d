import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { latestRuns, putRun, runById } from '../../../src/lib/server/db/backups';
import { DomainError } from '../../../src/lib/server/errors';
import { errorText } from '../../../src/lib/i18n/errors';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { backupPath, useBackupFolder } from '../../../src/lib/server/services/backup/folder';
import { latestRun } from '../../../src/lib/server/services/backup/list-backups';
import { makeBackup } from '../../../src/lib/server/services/backup/make-backup';
import { restoreStore } from '../../../src/lib/server/services/backup/restore-store';
import { startRun } from '../../../src/lib/server/services/backup/start-run';
import { foundCompany, later, NOW } from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';

/** What goes wrong while the copy takes the store's place, and how far a thread that is lost had come. */
const fault = vi.hoisted(() => ({
	replace: null as null | (() => Promise<never>),
	thread: null as null | ((runId: string) => Promise<never>)
}));
vi.mock(import('../../../src/lib/server/db/archive/replace'), async (original) => {
	const actual = await original();
	return { ...actual, replaceByCopy: () => fault.replace?.() ?? actual.replaceByCopy() };
});
vi.mock(import('../../../src/lib/server/services/backup/in-thread'), async (original) => {
	const actual = await original();
	return {
		...actual,
		inThread: (ctx, task, run) => fault.thread?.(run?.id ?? '') ?? actual.inThread(ctx, task, run)
	};
});

const PASSPHRASE = 'trébol mármol ventana 48';
const ctx = { actor: consoleActor(['administrator']), now: NOW };
let store: TestStore;
let name: string;
beforeAll(async () => {
	store = await openTestStore();
	useBackupFolder(store.dataDir);
	await foundCompany();
	({ name } = await makeBackup(ctx, { passphrase: PASSPHRASE, origin: 'manual' }));
});
beforeEach(async () => {
	fault.replace = fault.thread = null;
	await copy().dropDatabase();
});
afterAll(() => store.close());

const copy = () => mongoose.connection.getClient().db(`${mongoose.connection.name}_restore`);
const note = () =>
	copy()
		.collection<{ _id: string }>('replacing')
		.insertOne({ _id: 'replace', run: 'this', names: ['positions'] } as never);
const restore = async () =>
	restoreStore(ctx, await backupPath(name), { passphrase: PASSPHRASE, mode: 'restore' }).then(
		() => null,
		(error: unknown) => (error instanceof DomainError ? error.code : (error as Error).message)
	);

it('a connection lost while the copy takes the store’s place is no “nothing was changed”', async () => {
	fault.replace = () => Promise.reject(new Error('connection closed'));
	expect(await restore()).toBe('restore-unfinished');
});

it('an error that the store answered is one, unless the moves are noted already', async () => {
	const refused = Object.assign(new Error('refused'), { code: 8 });
	fault.replace = () => Promise.reject(refused);
	expect(await restore()).toBe('refused');
	expect(await copy().listCollections().toArray()).toEqual([]);
	fault.replace = async () => {
		await note();
		throw refused;
	};
	expect(await restore()).toBe('restore-unfinished');
	// What is left to move stays where whoever goes on finds it.
	expect(await copy().collection('positions').countDocuments()).toBeGreaterThan(0);
});

it.each([
	['copying', 'backup-interrupted'],
	['replacing', 'restore-unfinished']
] as const)('a thread lost while %s leaves a run that says %s', async (stage, code) => {
	fault.thread = async (runId) => {
		const run = await runById(runId);
		if (run) await putRun({ ...run, stage });
		throw new DomainError('backup-interrupted');
	};
	const now = later(stage === 'copying' ? 1 : 2);
	const task = { kind: 'restore', name, passphrase: PASSPHRASE } as const;
	const { id, ended } = await startRun({ ...ctx, now }, task);
	await expect(ended).rejects.toMatchObject({ code });
	expect(await runById(id)).toMatchObject({ state: 'failed', stage, error: { code } });
});

it('a process lost with its thread is told the same of', async () => {
	const [run] = await latestRuns(1);
	if (!run) throw new Error('no run');
	const silent = {
		...run,
		state: 'running' as const,
		error: null,
		startedAt: later(3).toISOString()
	};
	await putRun({ ...silent, stage: 'verifying' });
	const shown = async () => (await latestRun({ ...ctx, now: later(4) }))?.error?.code;
	expect(await shown()).toBe('backup-interrupted');
	await putRun({ ...silent, stage: 'replacing' });
	expect(await shown()).toBe('restore-unfinished');
});

it('says what may have changed, what happens by itself and what to do, in both languages', () => {
	const error = new DomainError('restore-unfinished');
	expect(errorText(error, 'es')).toMatch(/puede que.*se termina solo.*verify/);
	expect(errorText(error, 'en')).toMatch(/may have changed.*finished by itself.*verify/);
	expect(errorText(error, 'es')).not.toContain('No se cambió nada');
});
