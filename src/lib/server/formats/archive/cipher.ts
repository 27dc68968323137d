import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	randomBytes,
	scrypt,
	timingSafeEqual
} from 'node:crypto';
import { ArchiveFault } from './fault';
import type { ArchiveHead } from './head';

type CipherHead = NonNullable<ArchiveHead['cipher']>;

const CIPHER = 'aes-256-gcm';
/** scrypt with 64 MB: some 0.2 s a guess. */
const COST = 65_536;
const BLOCK = 8;
const CHUNK = 64 * 1024;
const TAG = 16;
/** What every chunk's nonce begins with; four bytes of its number and one that marks the last follow. */
const NONCE = 7;

export interface ArchiveKey {
	cipher: CipherHead;
	key: Buffer;
}

async function derive(passphrase: string, salt: Buffer, cost: number) {
	const both = await new Promise<Buffer>((resolve, reject) => {
		// One form of an accented letter, whichever keyboard wrote it.
		const secret = Buffer.from(passphrase.normalize('NFC'), 'utf8');
		const options = { N: cost, r: BLOCK, p: 1, maxmem: 256 * BLOCK * cost };
		scrypt(secret, salt, 64, options, (error, key) => (error ? reject(error) : resolve(key)));
	});
	const check = createHmac('sha256', both.subarray(32)).update('passphrase').digest();
	return { key: both.subarray(0, 32), check: check.subarray(0, 16) };
}

/** A new key for one archive. @param cost of scrypt; smaller ones are for tests */
export async function newArchiveKey(passphrase: string, cost = COST): Promise<ArchiveKey> {
	const salt = randomBytes(16);
	const { key, check } = await derive(passphrase, salt, cost);
	return {
		key,
		cipher: {
			name: CIPHER,
			cost,
			salt: salt.toString('base64'),
			nonce: randomBytes(NONCE).toString('base64'),
			check: check.toString('base64')
		}
	};
}

/** The key that opens an archive. @throws ArchiveFault `passphrase-wrong` */
export async function archiveKey(passphrase: string, cipher: CipherHead): Promise<Buffer> {
	const { key, check } = await derive(passphrase, Buffer.from(cipher.salt, 'base64'), cipher.cost);
	const wanted = Buffer.from(cipher.check, 'base64');
	if (wanted.length !== check.length || !timingSafeEqual(wanted, check))
		throw new ArchiveFault('passphrase-wrong');
	return key;
}

function nonceOf(prefix: Buffer, number: number, last: boolean): Buffer {
	const nonce = Buffer.alloc(NONCE + 5);
	prefix.copy(nonce);
	nonce.writeUInt32BE(number, NONCE);
	nonce[NONCE + 4] = last ? 1 : 0;
	return nonce;
}

/** Cuts a stream into pieces of `size` bytes; tells which one is the last. */
async function* pieces(
	source: AsyncIterable<Buffer>,
	size: number
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
	let held: Buffer[] = [];
	let length = 0;
	for await (const part of source) {
		held.push(part);
		length += part.length;
		// One byte more than a piece: only then is it known not to be the last.
		if (length <= size) continue;
		let all = Buffer.concat(held);
		while (all.length > size) {
			yield { bytes: all.subarray(0, size), last: false };
			all = all.subarray(size);
		}
		held = [all];
		length = all.length;
	}
	yield { bytes: Buffer.concat(held), last: true };
}

/**
 * Encrypts a stream chunk by chunk (the STREAM construction): each chunk's nonce holds its number and
 * whether it is the last, and the head is authenticated with each, so that a cut, a changed byte and
 * chunks in another order are all found.
 */
export async function* encrypted(
	source: AsyncIterable<Buffer>,
	{ key, cipher }: ArchiveKey,
	headBytes: Buffer
): AsyncGenerator<Buffer> {
	const prefix = Buffer.from(cipher.nonce, 'base64');
	let number = 0;
	for await (const { bytes, last } of pieces(source, CHUNK)) {
		const sealer = createCipheriv(CIPHER, key, nonceOf(prefix, number, last));
		sealer.setAAD(headBytes);
		yield Buffer.concat([sealer.update(bytes), sealer.final(), sealer.getAuthTag()]);
		number += 1;
	}
}

/** The reverse. @throws ArchiveFault `archive-damaged` at the first chunk that is not as written */
export async function* decrypted(
	source: AsyncIterable<Buffer>,
	{ key, cipher }: ArchiveKey,
	headBytes: Buffer
): AsyncGenerator<Buffer> {
	const prefix = Buffer.from(cipher.nonce, 'base64');
	let number = 0;
	for await (const { bytes, last } of pieces(source, CHUNK + TAG)) {
		if (bytes.length < TAG || prefix.length !== NONCE) throw new ArchiveFault('archive-damaged');
		const opener = createDecipheriv(CIPHER, key, nonceOf(prefix, number, last));
		opener.setAAD(headBytes);
		opener.setAuthTag(bytes.subarray(bytes.length - TAG));
		try {
			const text = opener.update(bytes.subarray(0, bytes.length - TAG));
			opener.final();
			yield text;
		} catch (error) {
			throw new ArchiveFault('archive-damaged', error);
		}
		number += 1;
	}
}
