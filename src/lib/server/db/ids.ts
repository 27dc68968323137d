import { randomFillSync } from 'node:crypto';

const RANDOM = 8;
/** Asking the system for random bytes costs more than an id: it is asked for many at once. */
const pool = Buffer.alloc(RANDOM * 512);
let used = pool.length;

const secondsOf = (moment: Date): string =>
	Math.floor(moment.getTime() / 1000)
		.toString(16)
		.padStart(8, '0');

/** A new record id: 24 hex digits, the first eight of them the second of its making, so that ids sort by age. */
export function newId(now: Date = new Date()): string {
	if (used === pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	return secondsOf(now) + pool.toString('hex', used, (used += RANDOM));
}

/** Before every id made from this second on, behind all earlier ones. */
export const idsFrom = (moment: Date): string => secondsOf(moment);
