import { Stamps } from './models/stamps';

/** What processes keep in memory: the organization's records, and accounts with their roles. */
export type StampName = 'structure' | 'accounts';

/** Counts commits that touched stamps, whoever wrote; null where the store cannot tell. */
let commits: (() => number) | null = null;
const known = new Map<StampName, { value: number; asOf: number }>();

/**
 * The embedded store counts, in memory shared with this process, every commit that changes stamps,
 * before the write is acknowledged: a stamp needs no read until then.
 */
export function countStampCommits(counter: (() => number) | null): void {
	commits = counter;
	known.clear();
}

/** Says that what the stamp stands for changes; call it inside the changing transaction. */
export async function raiseStamp(name: StampName): Promise<void> {
	await Stamps.updateOne({ _id: name }, { $inc: { value: 1 } }, { upsert: true });
}

/** The stamp's present value: one read by `_id`, or none where the store counts commits. */
export async function readStamp(name: StampName): Promise<number> {
	// Counted before the read: a commit between the two makes the next call read again.
	const asOf = commits?.() ?? null;
	const seen = known.get(name);
	if (asOf !== null && seen?.asOf === asOf) return seen.value;
	const raw = await Stamps.findById(name).lean<{ value: number } | null>();
	const value = raw?.value ?? 0;
	if (asOf !== null) known.set(name, { value, asOf });
	return value;
}
