import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ArchiveFault } from './fault';

/** What an archive holds, one after another. */
export type ArchiveRecord =
	| { kind: 'origin'; origin: ArchiveOrigin }
	| { kind: 'collection'; name: string }
	| { kind: 'document'; bytes: Buffer }
	| { kind: 'end'; collections: CollectionSum[] };

const origin = z.object({
	/** Numbers of the migrations that the content has been through. */
	migrations: z.array(z.number().int())
});
export type ArchiveOrigin = z.infer<typeof origin>;

/** A collection's documents in number, and their hashes added up: equal whatever their order. */
export interface CollectionSum {
	name: string;
	documents: number;
	digest: string;
}

const sums = z.object({
	collections: z.array(z.object({ name: z.string(), documents: z.number(), digest: z.string() })),
	/** SHA-256 of all bytes of records before the last one. */
	sha256: z.string()
});

const KINDS = { origin: 1, collection: 2, document: 3, end: 4 } as const;
const FRAME = 5;
/** A document has at most 16 MB. */
const LONGEST = 17 * 1024 * 1024;
const BATCH = 128 * 1024;

const MODULUS = 1n << 256n;

/** Counts and sums up the documents of collections as they pass. */
class Sums {
	readonly #done: { name: string; documents: number; sum: bigint }[] = [];

	begin(name: string): void {
		if (this.#done.some((each) => each.name === name)) throw new ArchiveFault('archive-damaged');
		this.#done.push({ name, documents: 0, sum: 0n });
	}

	add(bytes: Uint8Array): void {
		const current = this.#done.at(-1);
		if (!current) throw new ArchiveFault('archive-damaged');
		const hash = createHash('sha256').update(bytes).digest('hex');
		current.documents += 1;
		current.sum = (current.sum + BigInt(`0x${hash}`)) % MODULUS;
	}

	all(): CollectionSum[] {
		return this.#done.map(({ name, documents, sum }) => ({
			name,
			documents,
			digest: sum.toString(16).padStart(64, '0')
		}));
	}
}

/** The sums of records that were read from elsewhere than an archive. */
export async function sumRecords(
	records: AsyncIterable<Extract<ArchiveRecord, { kind: 'collection' | 'document' }>>
): Promise<CollectionSum[]> {
	const sums = new Sums();
	for await (const record of records)
		if (record.kind === 'collection') sums.begin(record.name);
		else sums.add(record.bytes);
	return sums.all();
}

/** One hash over all collections: two stores that give the same hold the same documents. */
export function contentsHash(collections: readonly CollectionSum[]): string {
	const lines = collections
		.filter(({ documents }) => documents > 0)
		.map(({ name, documents, digest }) => `${name} ${documents} ${digest}\n`)
		.sort();
	return createHash('sha256').update(lines.join('')).digest('hex');
}

function frame(kind: keyof typeof KINDS, bytes: Uint8Array): Buffer {
	const start = Buffer.alloc(FRAME);
	start[0] = KINDS[kind];
	start.writeUInt32LE(bytes.length, 1);
	return Buffer.concat([start, bytes]);
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

/**
 * Records as bytes. The last record, with sums and the hash of everything before, is added here.
 * @param told the sums, once all is written
 */
export async function* encodeRecords(
	records: AsyncIterable<Exclude<ArchiveRecord, { kind: 'end' }>>,
	told: (collections: CollectionSum[]) => void
): AsyncGenerator<Buffer> {
	const sums = new Sums();
	const hash = createHash('sha256');
	let held: Buffer[] = [];
	let length = 0;
	for await (const record of records) {
		if (record.kind === 'collection') sums.begin(record.name);
		if (record.kind === 'document') sums.add(record.bytes);
		const bytes =
			record.kind === 'document'
				? frame('document', record.bytes)
				: record.kind === 'collection'
					? frame('collection', json({ name: record.name }))
					: frame('origin', json(record.origin));
		hash.update(bytes);
		held.push(bytes);
		length += bytes.length;
		if (length < BATCH) continue;
		yield Buffer.concat(held);
		held = [];
		length = 0;
	}
	const collections = sums.all();
	held.push(frame('end', json({ collections, sha256: hash.digest('hex') })));
	yield Buffer.concat(held);
	told(collections);
}

/**
 * The reverse, checked as it goes; the sums come last, once everything has proved right.
 * @throws ArchiveFault `archive-damaged`
 */
export async function* decodeRecords(source: AsyncIterable<Buffer>): AsyncGenerator<ArchiveRecord> {
	const counted = new Sums();
	const hash = createHash('sha256');
	let ended = false;
	for await (const { kind, bytes } of frames(source)) {
		if (ended) throw new ArchiveFault('archive-damaged');
		if (kind === KINDS.end) {
			const { collections, sha256 } = parsed(sums, bytes);
			const same = JSON.stringify(collections) === JSON.stringify(counted.all());
			if (!same || sha256 !== hash.digest('hex')) throw new ArchiveFault('archive-damaged');
			ended = true;
			yield { kind: 'end', collections };
			continue;
		}
		hash.update(frameHead(kind, bytes.length)).update(bytes);
		if (kind === KINDS.document) {
			counted.add(bytes);
			yield { kind: 'document', bytes };
		} else if (kind === KINDS.collection) {
			const { name } = parsed(z.object({ name: z.string().min(1).max(100) }), bytes);
			counted.begin(name);
			yield { kind: 'collection', name };
		} else if (kind === KINDS.origin) yield { kind: 'origin', origin: parsed(origin, bytes) };
		else throw new ArchiveFault('archive-damaged');
	}
	if (!ended) throw new ArchiveFault('archive-damaged');
}

function frameHead(kind: number, length: number): Buffer {
	const start = Buffer.alloc(FRAME);
	start[0] = kind;
	start.writeUInt32LE(length, 1);
	return start;
}

async function* frames(
	source: AsyncIterable<Buffer>
): AsyncGenerator<{ kind: number; bytes: Buffer }> {
	let held = Buffer.alloc(0);
	const waiting: Buffer[] = [];
	let more = 0;
	for await (const part of source) {
		waiting.push(part);
		more += part.length;
		// A large document comes in many parts: they are put together once, when it is whole.
		if (held.length >= FRAME && held.length + more < FRAME + held.readUInt32LE(1)) continue;
		held = Buffer.concat([held, ...waiting.splice(0)]);
		more = 0;
		while (held.length >= FRAME) {
			const length = held.readUInt32LE(1);
			if (length > LONGEST) throw new ArchiveFault('archive-damaged');
			if (held.length < FRAME + length) break;
			yield { kind: held[0]!, bytes: held.subarray(FRAME, FRAME + length) };
			held = held.subarray(FRAME + length);
		}
	}
	if (held.length + more > 0) throw new ArchiveFault('archive-damaged');
}

function parsed<T>(schema: z.ZodType<T>, bytes: Buffer): T {
	try {
		return schema.parse(JSON.parse(bytes.toString('utf8')));
	} catch (error) {
		throw new ArchiveFault('archive-damaged', error);
	}
}
