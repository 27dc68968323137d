import { SETTINGS_SECTIONS, type SettingsSection } from '$lib/domain/access/settings-sections';
import { m } from '$lib/i18n/paraglide/messages';

/** What the rooms of the settings are called; where they are and who enters is domain/access's. */
export const SECTION_LABELS: Record<SettingsSection, () => string> = {
	health: m.settings_health,
	people: m.accounts_people,
	companies: m.settings_companies,
	rules: m.settings_rules,
	scales: m.scales_title,
	aliases: m.settings_aliases,
	mail: m.settings_mail,
	backups: m.backup_title
};

/** The section that an address lies in. */
export function currentSection(
	sections: readonly SettingsSection[],
	pathname: string
): SettingsSection | undefined {
	return sections.findLast((section) => {
		const { href } = SETTINGS_SECTIONS[section];
		return pathname === href || (section !== 'health' && pathname.startsWith(`${href}/`));
	});
}
