/**
 * The archive: a head in clear, then one gzip stream of records (where it came from, each collection
 * with its documents as BSON, sums at the end), encrypted in chunks where there is a passphrase. It is
 * written and read as a stream; nothing of it is held whole.
 */
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { archiveKey, decrypted, encrypted, newArchiveKey } from './cipher';
import { ArchiveFault } from './fault';
import { ARCHIVE_FORMAT, encodeHead, openArchive, type ArchiveHead } from './head';
import { decodeRecords, encodeRecords, type ArchiveRecord, type CollectionSum } from './records';

export { ArchiveFault, type ArchiveFaultCode } from './fault';
export { openArchive, type ArchiveHead } from './head';
export { contentsHash, sumRecords, type ArchiveRecord, type CollectionSum } from './records';

/** Levels above gain a tenth and take twice as long. */
const GZIP_LEVEL = 4;

export interface WriteOptions {
	product: string;
	/** ISO moment. */
	at: string;
	/** Null: in clear. */
	passphrase: string | null;
	/** Cost of scrypt, for tests. */
	cost?: number;
}

/** Writes an archive to its end. @returns what each collection held */
export async function writeArchive(
	records: AsyncIterable<Exclude<ArchiveRecord, { kind: 'end' }>>,
	target: Writable,
	{ product, at, passphrase, cost }: WriteOptions
): Promise<CollectionSum[]> {
	const key = passphrase === null ? null : await newArchiveKey(passphrase, cost);
	const head = { format: ARCHIVE_FORMAT, product, at, cipher: key?.cipher ?? null };
	const headBytes = encodeHead(head);
	let sums: CollectionSum[] = [];
	await pipeline(
		encodeRecords(records, (told) => (sums = told)),
		createGzip({ level: GZIP_LEVEL }),
		async function* (packed: AsyncIterable<Buffer>) {
			yield headBytes;
			yield* key ? encrypted(packed, key, headBytes) : packed;
		},
		target
	);
	return sums;
}

export interface ReadArchive {
	head: ArchiveHead;
	/** The last one is `end`, and only then is everything before it proved. */
	records: AsyncIterable<ArchiveRecord>;
}

/**
 * Opens an archive for reading.
 * @throws ArchiveFault here and while the records are read
 */
export async function readArchive(
	source: AsyncIterable<Uint8Array>,
	passphrase: string | null
): Promise<ReadArchive> {
	const { head, headBytes, body } = await openArchive(source);
	const { cipher } = head;
	if (cipher && passphrase === null) throw new ArchiveFault('archive-locked');
	const packed = cipher
		? decrypted(body, { cipher, key: await archiveKey(passphrase ?? '', cipher) }, headBytes)
		: body;
	return { head, records: decodeRecords(unpacked(packed)) };
}

async function* unpacked(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const gunzip = createGunzip();
	const plain = new PassThrough();
	// What ends it with an error reaches the reader through `plain`.
	const running = pipeline(Readable.from(packed), gunzip, plain);
	running.catch(() => {});
	try {
		for await (const part of plain) yield part as Buffer;
		await running;
	} catch (error) {
		// zlib's own errors carry a code that begins with Z.
		const { code } = error as { code?: unknown };
		if (typeof code === 'string' && code.startsWith('Z_')) {
			throw new ArchiveFault('archive-damaged', error);
		}
		throw error;
	} finally {
		plain.destroy();
	}
}
