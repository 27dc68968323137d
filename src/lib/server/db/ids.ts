import { randomBytes } from 'node:crypto';

/** A new record id: 24 hex digits, the first eight of them the second of its making, so that ids sort by age. */
export function newId(now: Date = new Date()): string {
	const seconds = Math.floor(now.getTime() / 1000);
	return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex');
}
