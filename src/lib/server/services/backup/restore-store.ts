import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { can } from '$lib/domain/access/can';
import { isEmptyDatabase, openDatabase } from '$lib/server/db/archive/archived';
import { Copy, knowsMigrations, raiseStampsOver } from '$lib/server/db/archive/copy';
import { copyName } from '$lib/server/db/archive/copy-name';
import { readStore } from '$lib/server/db/archive/read-store';
import { dropCopy, isReplacing, replaceByCopy } from '$lib/server/db/archive/replace';
import { insideDatabase } from '$lib/server/db/connection';
import { DomainError, forbidden } from '$lib/server/errors';
import { factsOf, log } from '$lib/server/log';
import {
	ArchiveFault,
	contentsHash,
	readArchive,
	sumRecords,
	type CollectionSum
} from '$lib/server/formats/archive';
import { erasedPeople } from '$lib/server/db/audit';
import { readBackupSchedule } from '$lib/server/db/backups';
import { verifyStore } from '../audit/verify-store';
import type { Context } from '../context';
import { withArchiveLease } from './archive-lease';
import { archiveFailure } from './faults';
import { tellNobody, type Told } from './progress';
import { eraseAgain, settleRestored } from './settle-restored';

export interface RestoreOptions {
	passphrase: string | null;
	/**
	 * `move` fills an empty store with exactly what the archive holds; `restore` replaces what is there,
	 * applies later erasures, holds the mail and records that it was done.
	 */
	mode: 'move' | 'restore';
	told?: Told;
	/** Awaited at each step: from `settled` on the store may have changed. */
	reached?: (step: 'copied' | 'proved' | 'settled' | 'replaced') => void | Promise<void>;
}

export interface Restored {
	/** When the content was true. */
	at: string;
	documents: number;
	contents: string;
	collections: CollectionSum[];
	/** People whose values were erased after the archive was made. */
	erased: number;
}

const EVERY = 200;

/**
 * Puts an archive in the place of the open store. The archive becomes a copy beside it; the copy is
 * counted, hashed and verified whole, and only then takes the store's place. Whatever fails before
 * leaves the store as it was; what fails while it does says `restore-unfinished`. Sessions are no part of an archive: everybody signs in again.
 *
 * For a process or thread of its own, see `insideDatabase`.
 * @throws DomainError `forbidden`, `store-not-empty`, `archive-busy`, `restore-unfinished`, `archive-…`, `passphrase-wrong`
 */
export async function restoreStore(
	ctx: Context,
	path: string,
	options: RestoreOptions
): Promise<Restored> {
	if (!can(ctx.actor, 'backup.restore')) throw forbidden();
	if (options.mode === 'move') await mustBeEmpty();
	const { told = tellNobody, reached } = options;
	return withArchiveLease(async (stillHeld) => {
		const copy = await Copy.begin();
		let replacing = false;
		try {
			const { at, collections } = await fillCopy(copy, path, options.passphrase, told);
			await reached?.('copied');
			const documents = collections.reduce((sum, each) => sum + each.documents, 0);
			const contents = contentsHash(collections);
			told({ stage: 'verifying', done: 0, total: 0 });
			const { databaseName } = openDatabase().db;
			const inCopy = <T>(work: () => Promise<T>) => insideDatabase(copyName(databaseName), work);
			await inCopy(proveContent);
			await reached?.('proved');
			let erased = 0;
			const people = await erasedPeople();
			if (options.mode === 'restore') {
				const facts = { at, documents, contents };
				const schedule = await readBackupSchedule();
				erased = await inCopy(() => settleRestored(ctx, people, facts, schedule));
			}
			await reached?.('settled');
			told({ stage: 'replacing', done: 0, total: 0 });
			// Whoever was erased while the copy was settled.
			const settled = new Set(people.map(({ person }) => person));
			const late = (await erasedPeople()).filter(({ person }) => !settled.has(person));
			if (late.length > 0) erased += await inCopy(() => eraseAgain(ctx, late));
			await stillHeld();
			if (options.mode === 'move') await mustBeEmpty();
			const { client, db } = openDatabase();
			await raiseStampsOver(db, client.db(copyName(databaseName)));
			replacing = true;
			await replaceByCopy();
			await reached?.('replaced');
			return { at, documents, contents, collections, erased };
		} catch (error) {
			if (replacing && (await mayHaveReplaced(error))) throw unfinished(error);
			await dropCopy().catch(() => {});
			throw archiveFailure(error);
		}
	});
}

/** What the store answered, it did not do, unless the moves are noted; without an answer nobody knows. */
async function mayHaveReplaced(error: unknown): Promise<boolean> {
	const answered = typeof (error as { code?: unknown }).code === 'number';
	return !answered || isReplacing().catch(() => true);
}

function unfinished(error: unknown): DomainError {
	log('error', 'a restore stopped while it replaced the store', factsOf(error));
	return new DomainError('restore-unfinished');
}

async function mustBeEmpty(): Promise<void> {
	if (!(await isEmptyDatabase())) throw new DomainError('store-not-empty');
}

/** Fills the copy, then reads it back and compares it with what the archive says of itself. */
async function fillCopy(copy: Copy, path: string, passphrase: string | null, told: Told) {
	const { size } = await stat(path);
	const source = createReadStream(path);
	const { head, records } = await readArchive(source, passphrase);
	let collections: CollectionSum[] = [];
	let migrations: number[] = [];
	let seen = 0;
	for await (const record of records) {
		if (record.kind === 'origin') {
			({ migrations } = record.origin);
			if (!knowsMigrations(migrations)) throw new ArchiveFault('archive-newer');
		} else if (record.kind === 'collection') await copy.collection(record.name);
		else if (record.kind === 'end') ({ collections } = record);
		else {
			await copy.add(record.bytes);
			if ((seen += 1) % EVERY === 0)
				told({ stage: 'copying', done: source.bytesRead, total: size });
		}
	}
	await copy.flush();
	told({ stage: 'proving', done: 0, total: 0 });
	const copied = contentsHash(await sumRecords(readStore(copy.db)));
	if (copied !== contentsHash(collections)) throw new ArchiveFault('archive-damaged');
	await copy.migrate(migrations);
	return { at: head.at, collections };
}

async function proveContent(): Promise<void> {
	const { faults } = await verifyStore();
	if (faults.length === 0) return;
	// Signed with another key, every seal looks changed, and nothing else does.
	const foreign = faults.every(({ code }) => code === 'seal-changed');
	throw new DomainError(foreign ? 'archive-other-key' : 'archive-faulty', { count: faults.length });
}
