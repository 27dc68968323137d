import { Stamps } from './models/stamps';

/** What processes keep in memory: the organization's records, and accounts with their roles. */
export type StampName = 'structure' | 'accounts';

/** Set where the store itself tells of every commit; then a stamp is read only after one. */
let told = false;
/** Raised whenever something may have changed, so that a read begun before is not remembered. */
let epoch = 0;
const known = new Map<StampName, number>();

/** The store will call `stampsMayHaveChanged` after every commit that touches them, whoever wrote. */
export function stampsAreTold(yes: boolean): void {
	told = yes;
	stampsMayHaveChanged();
}

export function stampsMayHaveChanged(): void {
	epoch += 1;
	known.clear();
}

/** Says that what the stamp stands for changes; call it inside the changing transaction. */
export async function raiseStamp(name: StampName): Promise<void> {
	await Stamps.updateOne({ _id: name }, { $inc: { value: 1 } }, { upsert: true });
}

/** The stamp's present value: one read by `_id`, or none where the store tells of changes. */
export async function readStamp(name: StampName): Promise<number> {
	const seen = told ? known.get(name) : undefined;
	if (seen !== undefined) return seen;
	const begun = epoch;
	const raw = await Stamps.findById(name).lean<{ value: number } | null>();
	const value = raw?.value ?? 0;
	if (told && begun === epoch) known.set(name, value);
	return value;
}
