import { createHash, randomBytes } from 'node:crypto';

/** 160 random bits in letters that a cookie and an address take as they are. */
export function newToken(): string {
	return randomBytes(20).toString('base64url');
}

/** What the store keeps of a token. */
export function hashToken(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('hex');
}
