import type { SetAsideFinding } from '../../domain/organization/checks/set-aside';
import { storedOf } from './model';
import { SetAsideFindings, toSetAside, type StoredSetAside } from './models/set-aside-findings';

/** More are not looked through by anybody; the newest count. */
const MOST = 10_000;

/** The findings that were set aside, the newest first. */
export async function setAsideFindings(): Promise<SetAsideFinding[]> {
	const raw = await SetAsideFindings.find()
		.sort({ at: -1, _id: -1 })
		.limit(MOST)
		.lean<StoredSetAside[]>();
	return raw.map(toSetAside);
}

export async function putSetAside(mark: SetAsideFinding): Promise<void> {
	const stored = storedOf<SetAsideFinding, unknown>(mark, {});
	await SetAsideFindings.replaceOne({ _id: mark.id }, stored, { upsert: true });
}

/** @returns what is no longer set aside; null where it was not */
export async function removeSetAside(id: string): Promise<SetAsideFinding | null> {
	const raw = await SetAsideFindings.findOneAndDelete({ _id: id }).lean<StoredSetAside | null>();
	return raw && toSetAside(raw);
}
