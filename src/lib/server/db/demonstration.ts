import { Stamps } from './models/stamps';

/** How far the demonstration company has come into this store. */
export type DemonstrationState = 'none' | 'begun' | 'loaded';
const STATES: DemonstrationState[] = ['none', 'begun', 'loaded'];
const ID = 'demonstration';

export async function demonstrationState(): Promise<DemonstrationState> {
	const raw = await Stamps.findById(ID).lean<{ value: number } | null>();
	return STATES[raw?.value ?? 0] ?? 'none';
}

export async function markDemonstration(state: DemonstrationState): Promise<void> {
	const value = STATES.indexOf(state);
	await Stamps.updateOne({ _id: ID }, { $set: { value } }, { upsert: true });
}
