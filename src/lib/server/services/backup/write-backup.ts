import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { archivedCounts } from '$lib/server/db/archive/archived';
import { ranMigrations, readStore } from '$lib/server/db/archive/read-store';
import {
	contentsHash,
	readArchive,
	writeArchive,
	type ArchiveRecord,
	type CollectionSum
} from '$lib/server/formats/archive';
import { version as product } from '../../../../../package.json';
import { archiveFailure } from './faults';
import { tellNobody, type Told } from './progress';

export interface WrittenArchive {
	documents: number;
	bytes: number;
	/** Equal for two stores that hold the same documents. */
	contents: string;
	collections: CollectionSum[];
}

const EVERY = 200;

/**
 * Writes the open store into a file that its owner alone reads, then reads it back and proves it.
 * The file is new, or is written over.
 * @throws DomainError `disk-full`, `backup-too-slow`, `backup-folder`
 */
export async function writeBackup(
	path: string,
	options: { now: Date; passphrase: string | null; told?: Told }
): Promise<WrittenArchive> {
	const { now, passphrase, told = tellNobody } = options;
	try {
		const counts = Object.values(await archivedCounts());
		const total = counts.reduce((sum, count) => sum + count, 0);
		const file = await open(path, 'w', 0o600);
		if ((await file.stat()).isFile()) await file.chmod(0o600);
		const sums = await writeArchive(
			storeRecords((done) => told({ stage: 'reading', done, total })),
			createWriteStream('', { fd: file, flush: true }),
			{ product, at: now.toISOString(), passphrase }
		);
		const proved = await proveArchive(path, passphrase, told);
		const contents = contentsHash(sums);
		if (proved.contents !== contents) throw new Error('the archive does not hold what was written');
		return proved;
	} catch (error) {
		throw archiveFailure(error);
	}
}

async function* storeRecords(
	told: (done: number) => void
): AsyncGenerator<Exclude<ArchiveRecord, { kind: 'end' }>> {
	yield {
		kind: 'origin',
		origin: { migrations: await ranMigrations() }
	};
	let done = 0;
	for await (const record of readStore()) {
		yield record;
		if (record.kind === 'document' && (done += 1) % EVERY === 0) told(done);
	}
}

/** Reads an archive to its end. @throws ArchiveFault for anything that is not as it was written */
export async function proveArchive(
	path: string,
	passphrase: string | null,
	told: Told = tellNobody
): Promise<WrittenArchive> {
	const { size } = await stat(path);
	const source = createReadStream(path);
	const { records } = await readArchive(source, passphrase);
	let collections: CollectionSum[] = [];
	let seen = 0;
	for await (const record of records) {
		if (record.kind === 'end') ({ collections } = record);
		if (record.kind === 'document' && (seen += 1) % EVERY === 0)
			told({ stage: 'proving', done: source.bytesRead, total: size });
	}
	const documents = collections.reduce((sum, each) => sum + each.documents, 0);
	return { documents, bytes: size, contents: contentsHash(collections), collections };
}
