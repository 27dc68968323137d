import { Stamps } from './models/stamps';
import { inTransaction } from './transaction';

/** What processes keep in memory: the organization's records, accounts with their roles, unread counts. */
export const STAMP_NAMES = ['structure', 'accounts', 'notifications'] as const;
export type StampName = (typeof STAMP_NAMES)[number];

/** Counts commits that touched stamps, whoever wrote; null where the store cannot tell. */
let commits: (() => number) | null = null;
let openings = 0;
const known = new Map<StampName, { value: number; asOf: number }>();

/**
 * The embedded store counts, in memory shared with this process, every commit that changes stamps,
 * before the write is acknowledged: a stamp needs no read until then.
 */
export function countStampCommits(counter: (() => number) | null): void {
	commits = counter;
	openings += 1;
	known.clear();
}

/** The models now read another database of the same store: what was kept counts no more. */
export function forgetStamps(): void {
	openings += 1;
	known.clear();
}

/** Changes whenever another store is opened: what was kept of the one before counts no more. */
export const storeOpening = (): number => openings;

/** Says that what the stamp stands for changes; call it inside the changing transaction. */
export async function raiseStamp(name: StampName): Promise<void> {
	await Stamps.updateOne({ _id: name }, { $inc: { value: 1 } }, { upsert: true });
}

/** The stamp's present value: one read by `_id`, or none where the store counts commits. */
export async function readStamp(name: StampName): Promise<number> {
	// What a transaction reads may be its own, never committed: that is not remembered.
	if (inTransaction()) return valueOf(name);
	// Counted before the read: a commit between the two makes the next call read again.
	const asOf = commits?.() ?? null;
	const seen = known.get(name);
	if (asOf !== null && seen?.asOf === asOf) return seen.value;
	const value = await valueOf(name);
	if (asOf !== null) known.set(name, { value, asOf });
	return value;
}

async function valueOf(name: StampName): Promise<number> {
	const raw = await Stamps.findById(name).lean<{ value: number } | null>();
	return raw?.value ?? 0;
}
