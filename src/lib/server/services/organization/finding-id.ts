import { createHash } from 'node:crypto';

/** A finding's key, which may hold whole sentences, as a short id. */
export const findingId = (key: string): string =>
	createHash('sha256').update(key).digest('hex').slice(0, 24);
