import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { insertPersonKey, personKey, type Sealed } from '$lib/server/db/audit';

const CIPHER = 'aes-256-gcm';

/**
 * The key under which a person's values stand in events, made at its first use.
 * @returns null where it was erased: nothing more is written about that person
 */
export async function keyFor(person: string, at: string): Promise<Uint8Array | null> {
	const known = await personKey(person);
	if (known !== undefined) return known;
	const key = new Uint8Array(randomBytes(32));
	await insertPersonKey(person, key, at);
	return key;
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
