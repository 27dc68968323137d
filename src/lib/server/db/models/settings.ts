import type { SettingPeriod } from '../../../domain/settings/periods';
import { defineModel } from '../model';

export type StoredSetting = { _id: string } & Omit<SettingPeriod, 'rowId'>;

export const SettingPeriods = defineModel<StoredSetting>('settings', {
	key: String,
	value: Object as never,
	validFrom: String,
	validTo: String
});
