import { createHash } from 'node:crypto';
import type { AuditEventRecord, AuditSeal } from '$lib/server/db/audit';

/** Before the first event of a chain, and before the first seal. */
export const NO_HASH = '0'.repeat(64);

/**
 * JSON with sorted keys and texts exactly as they are: unlike a matrix's canonical form it must tell
 * a changed space.
 */
function exactJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(exactJson).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${exactJson(member)}`).join()}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of an event: over everything in it, the hash before it included. */
export function eventHash(event: Omit<AuditEventRecord, 'hash'>): string {
	return sha256(exactJson(event));
}

/** The hash of a seal, over its heads and the seal before. */
export function sealHash(seal: Pick<AuditSeal, 'number' | 'at' | 'heads' | 'prevHash'>): string {
	const { number, at, heads, prevHash } = seal;
	return sha256(exactJson({ number, at, heads, prevHash }));
}
