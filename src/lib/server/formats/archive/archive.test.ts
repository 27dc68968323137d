import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentsHash, readArchive, writeArchive, type ArchiveRecord } from './index';

const AT = '2026-03-16T18:00:00.000Z';
const PASSPHRASE = 'trébol mármol ventana 48';
const CHUNK = 64 * 1024 + 16;
type Written = Exclude<ArchiveRecord, { kind: 'end' }>;

const document = (bytes: Uint8Array): Written => ({ kind: 'document', bytes: Buffer.from(bytes) });

async function* records(collections: Record<string, Uint8Array[]>): AsyncGenerator<Written> {
	yield { kind: 'origin', origin: { migrations: [1, 2] } };
	for (const [name, documents] of Object.entries(collections)) {
		yield { kind: 'collection', name };
		for (const bytes of documents) yield document(bytes);
	}
}

async function written(
	collections: Record<string, Uint8Array[]>,
	passphrase: string | null = null
): Promise<{ bytes: Buffer; hash: string }> {
	const target = new PassThrough();
	const parts: Buffer[] = [];
	target.on('data', (part: Buffer) => parts.push(part));
	const options = { product: '0.1.0', at: AT, passphrase, cost: 1024 };
	const sums = await writeArchive(records(collections), target, options);
	return { bytes: Buffer.concat(parts), hash: contentsHash(sums) };
}

/** As a disk gives it: in parts that know nothing of chunks. */
async function* inParts(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Buffer, passphrase: string | null = null, size?: number) {
	const { head, records: read } = await readArchive(inParts(bytes, size), passphrase);
	const collections: Record<string, Uint8Array[]> = {};
	let name = '';
	let hash = '';
	for await (const record of read) {
		if (record.kind === 'collection') collections[(name = record.name)] = [];
		if (record.kind === 'document') collections[name]!.push(new Uint8Array(record.bytes));
		if (record.kind === 'end') hash = contentsHash(record.collections);
	}
	return { head, collections, hash };
}

const faultOf = async (bytes: Buffer, passphrase: string | null = null) => {
	try {
		await readAll(bytes, passphrase);
		return null;
	} catch (error) {
		return (error as { code?: string }).code;
	}
};

const some = { positions: [randomBytes(300), randomBytes(40)], users: [], posts: [randomBytes(9)] };
const large = { positions: Array.from({ length: 60 }, () => randomBytes(5000)) };

describe('an archive', () => {
	it('gives back what was put in, in clear and encrypted, however it is cut into parts', async () => {
		const anything = fc.dictionary(
			fc.stringMatching(/^[a-z]{1,12}$/),
			fc.array(fc.uint8Array({ minLength: 5, maxLength: 400 }), { maxLength: 8 }),
			{ maxKeys: 4 }
		);
		const secret = fc.option(fc.string({ minLength: 1, maxLength: 20 }));
		await fc.assert(
			fc.asyncProperty(
				anything,
				secret,
				fc.integer({ min: 1, max: 3000 }),
				async (held, pass, size) => {
					const { bytes, hash } = await written(held, pass);
					const read = await readAll(bytes, pass, size);
					expect(read.collections).toEqual(Object.fromEntries(Object.entries(held)));
					expect(read.hash).toBe(hash);
					expect(read.head).toMatchObject({ format: 1, at: AT });
				}
			),
			{ numRuns: 60 }
		);
	});

	it('has the same hash of contents whatever the order, and another for another byte', async () => {
		const { hash } = await written(some);
		const turned = { posts: some.posts, positions: some.positions.toReversed() };
		expect((await written(turned)).hash).toBe(hash);
		const [first, second] = some.positions;
		const changed = Buffer.from(second!);
		changed[3]! ^= 1;
		expect((await written({ ...turned, positions: [first!, changed] })).hash).not.toBe(hash);
		const twice = { ...turned, positions: [...some.positions, first!] };
		expect((await written(twice)).hash).not.toBe(hash);
	});

	it('shows nothing of its content without the passphrase', async () => {
		const text = Buffer.from('Asistente de Ventanilla '.repeat(50));
		const { bytes } = await written({ positions: [text] }, PASSPHRASE);
		expect(bytes.includes('Ventanilla')).toBe(false);
		expect(bytes.includes('positions')).toBe(false);
		expect(await faultOf(bytes)).toBe('archive-locked');
		expect(await faultOf(bytes, 'otra frase de paso')).toBe('passphrase-wrong');
		expect(await faultOf(bytes, PASSPHRASE)).toBeNull();
	});

	it('takes a passphrase written with composed or combining accents', async () => {
		const { bytes } = await written(some, PASSPHRASE.normalize('NFC'));
		expect(await faultOf(bytes, PASSPHRASE.normalize('NFD'))).toBeNull();
	});
});

describe.each([
	['in clear', null],
	['encrypted', PASSPHRASE]
] as const)('an archive %s that is not as it was written', (_name, passphrase) => {
	it('is found wherever a byte changed', async () => {
		const { bytes, hash } = await written(some, passphrase);
		const start = bytes.indexOf('\n', 20) + 1;
		for (let at = start; at < bytes.length; at += 7) {
			const changed = Buffer.from(bytes);
			changed[at]! ^= 0x20;
			// gzip's own head holds bytes that say nothing: the system, the level.
			if (passphrase === null && at < start + 10) continue;
			const fault = await faultOf(changed, passphrase);
			// In clear, a bit of gzip's padding may say nothing: then the content is the same.
			if (passphrase === null && fault === null)
				expect(await readAll(changed)).toMatchObject({ hash });
			else expect(fault, `byte ${at}`).toBe('archive-damaged');
		}
	});

	it('is found when it was cut, at any place', async () => {
		const { bytes } = await written(large, passphrase);
		const start = bytes.indexOf('\n', 20) + 1;
		const places = [start, start + 1, start + CHUNK, start + 2 * CHUNK, bytes.length - 1];
		for (const place of places)
			expect(await faultOf(bytes.subarray(0, place), passphrase), `cut at ${place}`).toBe(
				'archive-damaged'
			);
	});

	it('is found when something was added', async () => {
		const { bytes } = await written(some, passphrase);
		expect(await faultOf(Buffer.concat([bytes, Buffer.from('more')]), passphrase)).toBe(
			'archive-damaged'
		);
	});
});

describe('an encrypted archive', () => {
	it('is found out when chunks changed places, were repeated or left out', async () => {
		const { bytes } = await written(large, PASSPHRASE);
		const start = bytes.indexOf('\n', 20) + 1;
		const chunk = (n: number) => bytes.subarray(start + n * CHUNK, start + (n + 1) * CHUNK);
		const head = bytes.subarray(0, start);
		const rest = bytes.subarray(start + 2 * CHUNK);
		for (const parts of [
			[chunk(1), chunk(0), rest],
			[chunk(0), chunk(0), rest],
			[chunk(0), rest],
			[chunk(0), chunk(1)]
		])
			expect(await faultOf(Buffer.concat([head, ...parts]), PASSPHRASE)).toBe('archive-damaged');
	});

	it('is found out when its head was changed', async () => {
		const { bytes } = await written(some, PASSPHRASE);
		const moved = Buffer.from(
			bytes.toString('latin1').replace('2026-03-16', '2026-03-17'),
			'latin1'
		);
		expect(await faultOf(moved, PASSPHRASE)).toBe('archive-damaged');
	});
});

describe('a file that is no archive of ours', () => {
	it('is told apart from a damaged one and from one of a newer product', async () => {
		expect(await faultOf(Buffer.from('PK\u0003\u0004 something else'))).toBe('archive-foreign');
		expect(await faultOf(Buffer.alloc(0))).toBe('archive-foreign');
		expect(await faultOf(randomBytes(10_000))).toBe('archive-foreign');
		const { bytes } = await written(some);
		const newer = Buffer.from(
			bytes.toString('latin1').replace('"format":1', '"format":2'),
			'latin1'
		);
		expect(await faultOf(newer)).toBe('archive-newer');
	});

	it('cannot ask for more memory than there is', async () => {
		const { bytes } = await written(some, PASSPHRASE);
		const greedy = bytes.toString('latin1').replace('"cost":1024', '"cost":99999999');
		expect(await faultOf(Buffer.from(greedy, 'latin1'), PASSPHRASE)).toBe('archive-damaged');
	});
});
