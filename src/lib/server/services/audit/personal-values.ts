import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { insertPersonKeys, personKeys, type Sealed } from '$lib/server/db/audit';

const CIPHER = 'aes-256-gcm';

/** People in one statement. */
const CHUNK = 1_000;

/**
 * The keys under which people's values stand in events, each made at its first use.
 * @returns null for whoever's was erased: nothing more is written about that person
 */
export async function keysFor(
	people: ReadonlySet<string>,
	at: string
): Promise<Map<string, Uint8Array | null>> {
	const keys = new Map<string, Uint8Array | null>();
	const all = [...people];
	for (let from = 0; from < all.length; from += CHUNK) {
		const some = all.slice(from, from + CHUNK);
		const known = await personKeys(some);
		const made = new Map(
			some
				.filter((person) => !known.has(person))
				.map((person) => [person, new Uint8Array(randomBytes(32))] as const)
		);
		await insertPersonKeys(made, at);
		for (const [person, key] of [...known, ...made]) keys.set(person, key);
	}
	return keys;
}

export function encrypt(value: string, key: Uint8Array): Sealed {
	const iv = randomBytes(12);
	const cipher = createCipheriv(CIPHER, key, iv);
	const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
	return {
		iv: iv.toString('base64'),
		tag: cipher.getAuthTag().toString('base64'),
		text: text.toString('base64')
	};
}

/** The value, or null where the key does not fit or was erased. */
export function decrypt(sealed: Sealed, key: Uint8Array | null | undefined): string | null {
	if (!key) return null;
	try {
		const decipher = createDecipheriv(CIPHER, key, Buffer.from(sealed.iv, 'base64'));
		decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
		const text = Buffer.from(sealed.text, 'base64');
		return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
	} catch {
		return null;
	}
}
