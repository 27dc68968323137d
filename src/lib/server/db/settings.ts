import type { SettingPeriod } from '../../domain/settings/periods';
import { SettingPeriods, type StoredSetting } from './models/settings';

const MOST = 2_000;

/** Every value that was ever decided, of each setting the oldest first. */
export async function settingPeriods(): Promise<SettingPeriod[]> {
	const raw = await SettingPeriods.find()
		.sort({ key: 1, validFrom: 1 })
		.limit(MOST)
		.lean<StoredSetting[]>();
	return raw.map(({ _id, key, value, validFrom, validTo }) => ({
		rowId: _id,
		key,
		value,
		validFrom,
		validTo
	}));
}

export async function putSettingPeriod({ rowId, ...period }: SettingPeriod): Promise<void> {
	await SettingPeriods.replaceOne({ _id: rowId }, { _id: rowId, ...period }, { upsert: true });
}

export async function removeSettingPeriods(rowIds: readonly string[]): Promise<void> {
	await SettingPeriods.deleteMany({ _id: { $in: [...rowIds] } });
}
