import { z } from 'zod';
import { ArchiveFault } from './fault';

/** First bytes of every archive. */
const MAGIC = 'ESCALAFON ARCHIVE\n';
/** Raised whenever an older product could not read what a newer one writes. */
export const ARCHIVE_FORMAT = 1;
const LONGEST_HEAD = 4096;

const base64 = z.base64().max(200);
const head = z.object({
	format: z.number().int().min(1),
	/** The product's version, and the moment at which the content was true. */
	product: z.string().max(50),
	at: z.iso.datetime(),
	cipher: z
		.object({
			name: z.literal('aes-256-gcm'),
			/** Cost of scrypt; bounded, so that a forged head cannot eat the memory. */
			cost: z.number().int().min(1024).max(262_144),
			salt: base64,
			nonce: base64,
			/** Tells a wrong passphrase from a damaged archive. */
			check: base64
		})
		.nullable()
});

/** What an archive says of itself before anything is decrypted. */
export type ArchiveHead = z.infer<typeof head>;

/** The head's bytes; the cipher authenticates exactly these. */
export function encodeHead(value: ArchiveHead): Buffer {
	return Buffer.from(`${MAGIC}${JSON.stringify(value)}\n`, 'utf8');
}

export interface OpenedArchive {
	head: ArchiveHead;
	headBytes: Buffer;
	/** Everything behind the head. */
	body: AsyncIterable<Buffer>;
}

/** Reads the head off a stream. @throws ArchiveFault `archive-foreign`, `archive-newer` */
export async function openArchive(source: AsyncIterable<Uint8Array>): Promise<OpenedArchive> {
	const parts = source[Symbol.asyncIterator]();
	let start = Buffer.alloc(0);
	let end = -1;
	while (end < 0 && start.length < LONGEST_HEAD) {
		const { value, done } = await parts.next();
		if (done) break;
		start = Buffer.concat([start, value]);
		if (start.length >= MAGIC.length && !start.toString('latin1').startsWith(MAGIC)) break;
		end = start.indexOf('\n', MAGIC.length);
	}
	if (end < 0 || !start.toString('latin1').startsWith(MAGIC)) {
		await parts.return?.();
		throw new ArchiveFault('archive-foreign');
	}
	const headBytes = start.subarray(0, end + 1);
	const rest = start.subarray(end + 1);
	async function* body() {
		try {
			if (rest.length > 0) yield rest;
			for (;;) {
				const { value, done } = await parts.next();
				if (done) return;
				yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
			}
		} finally {
			await parts.return?.();
		}
	}
	try {
		return { head: parseHead(headBytes), headBytes, body: body() };
	} catch (error) {
		await parts.return?.();
		throw error;
	}
}

function parseHead(bytes: Buffer): ArchiveHead {
	let value: unknown;
	try {
		value = JSON.parse(bytes.toString('utf8', MAGIC.length));
	} catch (error) {
		throw new ArchiveFault('archive-damaged', error);
	}
	const format = (value as { format?: unknown } | null)?.format;
	if (typeof format === 'number' && format > ARCHIVE_FORMAT)
		throw new ArchiveFault('archive-newer');
	const read = head.safeParse(value);
	if (!read.success) throw new ArchiveFault('archive-damaged', read.error);
	return read.data;
}
