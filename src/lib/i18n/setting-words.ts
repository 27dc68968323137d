import type { SettingKey } from '$lib/domain/settings/table';
import { m } from './paraglide/messages';

const WORDS: Record<SettingKey, () => string> = {
	'acknowledgement-days': () => m.settings_acknowledgement_days(),
	'span-of-control': () => m.checks_span_rule(),
	'manual-review-months': () => m.edition_setting_review_months()
};

/** What people call a setting; one that is no longer known is shown as its code. */
export function settingName(key: string): string {
	return Object.hasOwn(WORDS, key) ? WORDS[key as SettingKey]() : key.replaceAll('-', ' ');
}
