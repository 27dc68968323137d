import { readFileSync, statSync } from 'node:fs';
import { readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outboxHold } from '../../../src/lib/server/db/outbox';
import { DomainError } from '../../../src/lib/server/errors';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { changeRoles } from '../../../src/lib/server/services/accounts/change-roles';
import { erasePerson } from '../../../src/lib/server/services/audit/erase-person';
import { eventsOf, personKey } from '../../../src/lib/server/db/audit';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { backupHealth, storeHealth } from '../../../src/lib/server/services/backup/backup-health';
import { withArchiveLease } from '../../../src/lib/server/services/backup/archive-lease';
import {
	settleLeftovers,
	sweepLeftovers
} from '../../../src/lib/server/services/backup/settle-leftovers';
import { checkBackup } from '../../../src/lib/server/services/backup/check-backup';
import {
	backupFiles,
	backupPath,
	useBackupFolder
} from '../../../src/lib/server/services/backup/folder';
import {
	deleteBackup,
	downloadBackup,
	latestRun,
	listBackups
} from '../../../src/lib/server/services/backup/list-backups';
import { makeBackup } from '../../../src/lib/server/services/backup/make-backup';
import { receivePiece } from '../../../src/lib/server/services/backup/receive-backup';
import { restoreStore } from '../../../src/lib/server/services/backup/restore-store';
import { saveSchedule, schedulePassphrase } from '../../../src/lib/server/services/backup/schedule';
import { makeScheduledBackup } from '../../../src/lib/server/services/backup/scheduled-backup';
import { startRestore } from '../../../src/lib/server/services/backup/start-run';
import { startSession, readSession } from '../../../src/lib/server/auth/sessions';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { setAuditKey } from '../../../src/lib/server/services/audit/audit-key';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

const PASSPHRASE = 'trébol mármol ventana 48';
const KEY = 'a-key-of-at-least-thirty-two-letters';
const ctx = { actor: consoleActor(['administrator']), now: NOW };

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore(KEY);
	useBackupFolder(store.dataDir);
	company = await foundCompany();
	await published(company, 'ATC-02');
});
afterAll(() => store.close());

const codeOf = async (work: Promise<unknown>) => {
	try {
		await work;
		return null;
	} catch (error) {
		return error instanceof DomainError ? error.code : error;
	}
};
const make = (now = NOW) =>
	makeBackup({ ...ctx, now }, { passphrase: PASSPHRASE, origin: 'manual' });
const collection = (name: string) => {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	return db.collection<{ _id: string }>(name);
};

describe('making a backup', () => {
	it('leaves one proved file, its event, and nothing half-written', async () => {
		const { name, documents } = await make();
		const folder = join(store.dataDir, 'backups');
		expect(await readdir(folder)).toEqual([name]);
		expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		const [event] = await eventsOf('backup', name);
		expect(event).toMatchObject({ action: 'backup-made', part: 'settings' });
		expect(documents).toBeGreaterThan(40);
		expect(readFileSync(await backupPath(name)).includes('Ventanilla')).toBe(false);
	});

	it('is for administrators, with a passphrase that is worth it', async () => {
		const hr = await company.as('hr');
		const options = { passphrase: PASSPHRASE, origin: 'manual' } as const;
		expect(await codeOf(makeBackup(hr, options))).toBe('forbidden');
		expect(await codeOf(makeBackup(ctx, { ...options, passphrase: 'corta' }))).toBe(
			'passphrase-weak'
		);
		expect(await codeOf(listBackups(hr))).toBe('forbidden');
	});

	it('lists, downloads and deletes archives, each recorded; any other path is not there', async () => {
		const { name } = await make(later(1));
		const { files } = await listBackups(ctx);
		expect(files[0]).toMatchObject({ name, at: later(1).toISOString(), encrypted: true });
		const { stream, bytes } = await downloadBackup(ctx, name);
		let read = 0;
		for await (const part of stream) read += (part as Buffer).length;
		expect(read).toBe(bytes);
		for (const path of ['../store/store.sqlite', 'audit.key', `${name}.part`, '', '/etc/passwd'])
			expect(await codeOf(downloadBackup(ctx, path))).toBe('not-found');
		await deleteBackup(ctx, name);
		expect(await codeOf(downloadBackup(ctx, name))).toBe('not-found');
		const actions = (await eventsOf('backup', name)).map(({ action }) => action);
		expect(actions).toEqual(['backup-deleted', 'backup-downloaded', 'backup-made']);
		const trail = await listEvents(await company.as('administrator'), { recordKind: 'backup' });
		expect(trail.rows.length).toBeGreaterThan(3);
	});
});

describe('a folder that cannot be used', () => {
	const folder = () => join(store.dataDir, 'backups');
	const aside = () => join(store.dataDir, 'backups-aside');
	const taken = {
		'a file in its place': () => writeFile(folder(), 'no folder'),
		'a link to nowhere': () => symlink(join(store.dataDir, 'gone', 'away'), folder())
	};
	for (const [what, take] of Object.entries(taken))
		it(`is told on the pages, which stand: ${what}`, async () => {
			await rename(folder(), aside());
			await take();
			try {
				const { files, usable, folder: named } = await listBackups(ctx);
				expect({ files, usable, named }).toEqual({ files: [], usable: false, named: folder() });
				const health = await backupHealth(NOW);
				expect(health).toMatchObject({ state: 'bad', unusable: folder(), last: null });
				expect(await codeOf(make(later(3)))).toBe('backup-folder');
			} finally {
				await rm(folder());
				await rename(aside(), folder());
			}
			expect((await listBackups(ctx)).usable).toBe(true);
		});
});

describe('bringing an archive along in pieces', () => {
	it('puts it together in order, for its owner alone, and refuses what is none', async () => {
		const { name } = await make(later(2));
		const bytes = new Uint8Array(readFileSync(await backupPath(name)));
		const half = Math.floor(bytes.length / 2);
		const id = 'a1b2c3d4e5f60718';
		const piece = (at: number, part: Uint8Array, total = bytes.length) =>
			receivePiece(ctx, { id, at, total, bytes: part, fileName: 'C:\\Copias\\marzo.escalafon' });
		expect(await piece(0, bytes.subarray(0, half))).toBeNull();
		const brought = await piece(half, bytes.subarray(half));
		expect(brought).toMatch(/-upload\.escalafon$/);
		expect(readFileSync(await backupPath(brought ?? '')).equals(bytes)).toBe(true);
		expect(statSync(await backupPath(brought ?? '')).mode & 0o777).toBe(0o600);
		// out of place, beyond its end, another's
		expect(await codeOf(piece(half, bytes.subarray(half)))).toBe('invalid-input');
		expect(await codeOf(piece(0, bytes, 10))).toBe('invalid-input');
		expect(await codeOf(piece(0, Buffer.from('PK'.repeat(50)), 100))).toBe('archive-foreign');
		expect(await codeOf(piece(0, bytes, 21 * 1024 ** 3))).toBe('archive-too-large');
		const hr = await company.as('hr');
		expect(await codeOf(receivePiece(hr, { id, at: 0, total: 1, bytes, fileName: '' }))).toBe(
			'forbidden'
		);
		expect(
			(await readdir(join(store.dataDir, 'backups'))).filter((n) => n.includes('.part'))
		).toEqual([]);
	});

	it('keeps what it was called, and says that nobody has checked it until somebody has', async () => {
		const { name } = await make(later(2));
		const bytes = new Uint8Array(readFileSync(await backupPath(name)));
		const bring = async (part: Uint8Array, fileName: string) =>
			(await receivePiece(ctx, {
				id: 'b1b2c3d4e5f60718',
				at: 0,
				total: part.length,
				bytes: part,
				fileName
			})) ?? '';
		const shown = async (of: string) =>
			(await listBackups(ctx)).files.find((file) => file.name === of);
		const whole = await bring(bytes, 'marzo.escalafon');
		const cut = await bring(bytes.subarray(0, bytes.length - 100), 'a medias.escalafon');
		expect(await shown(name)).toMatchObject({ proof: 'proved', fileName: '' });
		expect(await shown(whole)).toMatchObject({ proof: 'unproved', fileName: 'marzo.escalafon' });
		expect(await shown(cut)).toMatchObject({ proof: 'unproved', fileName: 'a medias.escalafon' });

		expect(await codeOf(checkBackup(ctx, cut, 'otra frase de paso'))).toBe('passphrase-wrong');
		expect(await shown(cut)).toMatchObject({ proof: 'unproved' });
		expect(await codeOf(checkBackup(ctx, cut, PASSPHRASE))).toBe('archive-damaged');
		await checkBackup(ctx, whole, PASSPHRASE);
		expect(await shown(cut)).toMatchObject({ proof: 'damaged', fileName: 'a medias.escalafon' });
		expect(await shown(whole)).toMatchObject({ proof: 'proved', fileName: 'marzo.escalafon' });

		await deleteBackup(ctx, cut);
		const left = await readdir(join(store.dataDir, 'backups'));
		expect(left.filter((file) => file.startsWith(cut))).toEqual([]);
		expect(await codeOf(bring(new Uint8Array(), 'nada.escalafon'))).toBe('archive-empty');
	});
});

it('two that are brought along to the end at once are both kept', async () => {
	const { name } = await make(later(2));
	const bytes = new Uint8Array(readFileSync(await backupPath(name)));
	const total = bytes.length;
	const ids = ['00000000000000aa', '00000000000000bb', '00000000000000cc'];
	const names = await Promise.all(
		ids.map((id) =>
			receivePiece({ ...ctx, now: later(3) }, { id, at: 0, total, bytes, fileName: '' })
		)
	);
	expect(new Set(names).size).toBe(ids.length);
	for (const each of names)
		expect(readFileSync(await backupPath(each ?? '')).equals(bytes)).toBe(true);
});

describe('restoring', () => {
	it('brings the moment back, erases again, ends sessions, holds mail, and says what was done', async () => {
		const ana = company.employeeId('ana');
		const { token } = await startSession(company.userId('ana'), 'Firefox', new Date());
		expect(await readSession(token)).not.toBeNull();
		const { name, contents } = await make(later(3));
		await changeRoles(await company.as('administrator', later(4)), company.userId('luis'), [
			'auditor'
		]);
		expect(await personKey(ana)).toBeInstanceOf(Uint8Array);
		await erasePerson(await company.as('hr', later(4)), ana);
		const before = await currentStructure();
		const checked = await checkBackup(ctx, name, PASSPHRASE);
		expect(checked).toMatchObject({ 'then-positions': 4, 'now-positions': 4 });

		const steps: string[] = [];
		const restored = await restoreStore({ ...ctx, now: later(5) }, await backupPath(name), {
			passphrase: PASSPHRASE,
			mode: 'restore',
			reached: (step) => void steps.push(step)
		});
		expect(steps).toEqual(['copied', 'proved', 'settled', 'replaced']);
		expect(restored).toMatchObject({
			contents,
			at: later(3).toISOString(),
			erased: 1
		});
		expect(await personKey(ana)).toBeNull();
		expect(await verifyStore()).toMatchObject({ ok: true });
		const luis = await collection('users').findOne({ _id: company.userId('luis') });
		expect(luis).toMatchObject({ roles: ['employee'] });
		// read anew, although nothing here was told so
		expect(await currentStructure()).not.toBe(before);
		expect(await readSession(token)).toBeNull();
		expect(await collection('sessions').countDocuments()).toBe(0);
		expect(await outboxHold()).toMatchObject({ reason: 'restore' });
		const trail = await listEvents(await company.as('administrator', later(5)), {
			action: 'store-restored'
		});
		expect(trail.rows).toHaveLength(1);
	});

	it('erases again whom somebody erased while the copy was being settled', async () => {
		const luis = company.employeeId('luis');
		const { name } = await make(later(5));
		expect(await personKey(luis)).toBeInstanceOf(Uint8Array);
		const restored = await restoreStore({ ...ctx, now: later(5) }, await backupPath(name), {
			passphrase: PASSPHRASE,
			mode: 'restore',
			reached: async (step) => {
				if (step === 'settled') await erasePerson(await company.as('hr', later(5)), luis);
			}
		});
		expect(restored.erased).toBe(1);
		expect(await personKey(luis)).toBeNull();
		expect(await verifyStore()).toMatchObject({ ok: true });
	});

	it('replaces nothing where its lease was lost on the way', async () => {
		const { name } = await make(later(5));
		await collection('positions').updateOne({}, { $set: { mark: 'of today' } });
		const attempt = restoreStore({ ...ctx, now: later(5) }, await backupPath(name), {
			passphrase: PASSPHRASE,
			mode: 'restore',
			reached: async (step) => {
				const until = new Date(Date.now() + 60_000);
				if (step === 'settled')
					await collection('leases').updateOne(
						{ _id: 'archive' },
						{ $set: { holder: 'another process', until } }
					);
			}
		});
		expect(await codeOf(attempt)).toBe('archive-busy');
		expect(await collection('positions').countDocuments({ mark: 'of today' })).toBe(1);
		await collection('positions').updateMany({}, { $unset: { mark: '' } });
		await collection('leases').deleteOne({ _id: 'archive' });
	});

	it('that was killed leaves a copy, which is swept, but never from under another restore', async () => {
		const { name } = mongoose.connection;
		const copied = mongoose.connection.getClient().db(`${name}_restore`);
		const leave = () => copied.collection<{ _id: string }>('users').insertOne({ _id: 'somebody' });
		const left = () => copied.collection('users').countDocuments();
		await leave();
		await withArchiveLease(() => sweepLeftovers(later(5)));
		expect(await left()).toBe(1);
		await sweepLeftovers(later(5));
		expect(await left()).toBe(0);
		await leave();
		await settleLeftovers(false);
		expect(await left()).toBe(1);
		await settleLeftovers(true);
		expect(await left()).toBe(0);
	});

	it('keeps what had run out by then until the copy is proved', async () => {
		const long = new Date(NOW.getTime() - 400 * 24 * 3600 * 1000);
		await collection('notifications').insertOne({ _id: 'old', expiresAt: long } as never);
		const { name } = await make(later(6));
		const options = { passphrase: PASSPHRASE, mode: 'restore' } as const;
		await restoreStore({ ...ctx, now: later(6) }, await backupPath(name), options);
		const indexes = await collection('notifications').indexes();
		expect(indexes.filter(({ expireAfterSeconds }) => expireAfterSeconds === 0)).toHaveLength(1);
	});

	it('refuses seals of another key with a sentence of their own', async () => {
		const { sealAudit } = await import('../../../src/lib/server/services/audit/seal-audit');
		await sealAudit(later(7));
		const { name } = await make(later(7));
		setAuditKey(new TextEncoder().encode('another-key-of-thirty-two-letters-'));
		const options = { passphrase: PASSPHRASE, mode: 'restore' } as const;
		expect(await codeOf(restoreStore(ctx, await backupPath(name), options))).toBe(
			'archive-other-key'
		);
		setAuditKey(new TextEncoder().encode(KEY));
	});
});

describe('a passphrase that does not open the archive', () => {
	it('is refused before anything begins, and leaves no run behind', async () => {
		const { name } = await make(later(4));
		const before = await latestRun(ctx);
		const typed = { word: 'RESTAURAR', expected: 'RESTAURAR' };
		const wrong = { ...typed, passphrase: 'otra frase de paso 99' };
		expect(await codeOf(startRestore(ctx, name, wrong))).toBe('passphrase-wrong');
		expect(await codeOf(startRestore(ctx, name, { ...typed, passphrase: '' }))).toBe(
			'archive-locked'
		);
		expect(await latestRun(ctx)).toEqual(before);
	});
});

describe('the schedule', () => {
	const daily = { every: 'daily', hour: 2, weekday: 0, keep: 2 } as const;
	const typed = { passphrase: PASSPHRASE, again: PASSPHRASE };
	const inHere: Parameters<typeof makeScheduledBackup>[1] = async (context, task) => ({
		ended: makeBackup(context, task).then(({ name }) => ({ name }))
	});
	const scheduled = async () =>
		(await backupFiles()).filter(({ origin }) => origin === 'schedule').map(({ at }) => at);
	let administrator: Awaited<ReturnType<TestCompany['as']>>;
	beforeEach(async () => {
		administrator = await company.as('administrator');
	});

	it('asks for a passphrase before it goes on, and keeps it sealed', async () => {
		const nothing = { passphrase: '', again: '' };
		expect(await codeOf(saveSchedule(administrator, daily, nothing))).toBe('passphrase-weak');
		await saveSchedule(administrator, daily, typed);
		await saveSchedule(administrator, { ...daily, keep: 2 }, nothing);
		expect(await schedulePassphrase()).toBe(PASSPHRASE);
		const stored = JSON.stringify(await collection('backup_settings').find().toArray());
		expect(stored).not.toContain('trébol');
		expect(await listBackups(administrator)).toMatchObject({
			hasPassphrase: true,
			nextAt: '2026-03-17T08:00:00.000Z'
		});
		expect(await codeOf(saveSchedule(await company.as('hr'), daily, typed))).toBe('forbidden');
	});

	it('stays as it is when an older copy is restored', async () => {
		await saveSchedule(administrator, { ...daily, keep: 5 }, typed);
		const { name } = await make();
		await saveSchedule(administrator, { ...daily, keep: 2 }, typed);
		await restoreStore({ ...ctx, now: NOW }, await backupPath(name), {
			passphrase: PASSPHRASE,
			mode: 'restore'
		});
		const { schedule, hasPassphrase } = await listBackups(administrator);
		expect(schedule).toMatchObject({ ...daily, keep: 2 });
		expect(hasPassphrase).toBe(true);
		expect(await schedulePassphrase()).toBe(PASSPHRASE);
	});

	it('makes one when it is due, once, and keeps the newest of its own', async () => {
		await makeScheduledBackup(new Date('2026-03-17T07:59:00Z'), inHere);
		expect(await scheduled()).toEqual([]);
		for (const day of [17, 18, 19]) {
			await makeScheduledBackup(new Date(`2026-03-${day}T08:04:00Z`), inHere);
			await makeScheduledBackup(new Date(`2026-03-${day}T08:09:00Z`), inHere);
		}
		expect(await scheduled()).toEqual(['2026-03-19T08:04:00.000Z', '2026-03-18T08:04:00.000Z']);
		expect((await backupFiles()).some(({ origin }) => origin === 'manual')).toBe(true);
	});

	it('tells administrators once when it fails, and lets go of no copy', async () => {
		const failing: typeof inHere = async () => ({
			ended: Promise.reject(new DomainError('disk-full'))
		});
		for (const minute of ['04', '09'])
			expect(
				await codeOf(makeScheduledBackup(new Date(`2026-03-20T08:${minute}:00Z`), failing))
			).toBe('disk-full');
		const told = await collection('notifications')
			.find({ kind: 'backup-failed' } as never)
			.toArray();
		expect(told).toHaveLength(1);
		expect(told[0]).toMatchObject({ userId: company.userId('administrator') });
		expect(await scheduled()).toHaveLength(2);
	});

	it('tells nobody of a failure where only an old copy could not be removed', async () => {
		const told = () => collection('notifications').countDocuments({ kind: 'backup-failed' });
		const before = await told();
		const oldest = (await backupFiles()).filter(({ origin }) => origin === 'schedule').at(-1);
		const end = { _id: `backup:${oldest?.name}` };
		const head = await collection('audit_heads').findOne(end);
		// Its chain has lost its end: the removal cannot be recorded.
		await collection('audit_heads').deleteOne(end);
		const attempt = makeScheduledBackup(new Date('2026-03-20T08:14:00Z'), inHere);
		await expect(attempt).rejects.toMatchObject({ code: 11000 });
		if (head) await collection('audit_heads').insertOne(head);
		expect(await told()).toBe(before);
		expect((await scheduled())[0]).toBe('2026-03-20T08:14:00.000Z');
	});

	it('waits for the next round where another backup is being made, and tells nobody', async () => {
		const busy: typeof inHere = async () => ({
			ended: Promise.reject(new DomainError('archive-busy'))
		});
		const told = () => collection('notifications').countDocuments({ kind: 'backup-failed' });
		const before = await told();
		await makeScheduledBackup(new Date('2026-03-21T08:04:00Z'), busy);
		expect(await told()).toBe(before);
		await makeScheduledBackup(new Date('2026-03-21T08:09:00Z'), inHere);
		expect((await scheduled())[0]).toBe('2026-03-21T08:09:00.000Z');
	});

	it('says so when the server has another key than it was sealed with', async () => {
		setAuditKey(new TextEncoder().encode('another-key-of-thirty-two-letters-'));
		expect(await codeOf(schedulePassphrase())).toBe('backup-secret');
		setAuditKey(new TextEncoder().encode(KEY));
	});
});

describe('health', () => {
	it('knows the newest backup, the room left, and how full the store is', async () => {
		const good = await backupHealth(later(8));
		expect(good).toMatchObject({ state: 'good', last: { at: later(7).toISOString() } });
		expect(good.free).toBeGreaterThan(0);
		const old = await backupHealth(later(40));
		expect(old.state).toBe('warning');
		const { state, workingSet } = await storeHealth();
		expect(state).toBe('good');
		expect(workingSet).toMatchObject({ ceilingDocuments: 300_000 });
	});

	it('passes over files in the folder that are no archives', async () => {
		const name = 'escalafon-20990101T000000Z-manual.escalafon';
		await writeFile(join(store.dataDir, 'backups', name), 'no archive');
		expect((await backupFiles()).map((file) => file.name)).not.toContain(name);
	});
});
