import type { Actor } from './actor';
import { can, type PlainAction } from './can';

/** The rooms of the settings in the order in which they stand: where each is, what it asks for. */
export const SETTINGS_SECTIONS: Record<SettingsSection, { href: string; action: PlainAction }> = {
	health: { href: '/settings', action: 'settings.edit' },
	companies: { href: '/settings/companies', action: 'settings.edit' },
	rules: { href: '/settings/rules', action: 'settings.edit' },
	aliases: { href: '/settings/aliases', action: 'alias.edit' },
	backups: { href: '/settings/backups', action: 'backup.make' }
};

export type SettingsSection = 'health' | 'companies' | 'rules' | 'aliases' | 'backups';

/** The sections that somebody may open, in order. */
export function settingsSections(actor: Actor): SettingsSection[] {
	const sections = Object.keys(SETTINGS_SECTIONS) as SettingsSection[];
	return sections.filter((section) => canOpenSettings(actor, section));
}

/** Whether somebody may open one section. */
export function canOpenSettings(actor: Actor, section: SettingsSection): boolean {
	return can(actor, SETTINGS_SECTIONS[section].action);
}
