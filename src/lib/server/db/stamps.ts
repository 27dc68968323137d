import { commitsTo, namesAsked, storeOpening } from './commits';
import { Stamps } from './models/stamps';
import { noteRead } from './reads';
import { inTransaction } from './transaction';

export { storeOpening } from './commits';

/** What processes keep in memory: the organization's records, accounts with their roles, unread counts. */
export const STAMP_NAMES = ['structure', 'accounts', 'notifications'] as const;
export type StampName = (typeof STAMP_NAMES)[number];

const COLLECTION = Stamps.collection.collectionName;

const known = new Map<StampName, { value: number; asOf: number; opening: number }>();

/** Says that what the stamp stands for changes; call it inside the changing transaction. */
export async function raiseStamp(name: StampName): Promise<void> {
	await Stamps.updateOne({ _id: name }, { $inc: { value: 1 } }, { upsert: true });
}

/** The stamp's present value: one read by `_id`, or none where the store counts commits. */
export async function readStamp(name: StampName): Promise<number> {
	// What a transaction reads may be its own, never committed: that is not remembered.
	if (inTransaction()) return valueOf(name);
	// What is kept under the stamp depends on it as if it had been read.
	noteRead(COLLECTION, { _id: name });
	// Counted before the read: a commit between the two makes the next call read again.
	const asOf = commitsTo(namesAsked(COLLECTION, { _id: name })[0] ?? COLLECTION);
	const opening = storeOpening();
	const seen = known.get(name);
	if (asOf !== null && seen?.asOf === asOf && seen.opening === opening) return seen.value;
	const value = await valueOf(name);
	if (asOf !== null) known.set(name, { value, asOf, opening });
	return value;
}

async function valueOf(name: StampName): Promise<number> {
	const raw = await Stamps.findById(name).lean<{ value: number } | null>();
	return raw?.value ?? 0;
}
