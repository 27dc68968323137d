import type { Actor } from './actor';
import { can, type PlainAction } from './can';

/** The rooms of the settings in the order in which they stand: where each is, what it asks for. */
export const SETTINGS_SECTIONS: Record<SettingsSection, { href: string; action: PlainAction }> = {
	health: { href: '/settings', action: 'settings.edit' },
	people: { href: '/settings/people', action: 'account.read' },
	companies: { href: '/settings/companies', action: 'settings.edit' },
	rules: { href: '/settings/rules', action: 'settings.edit' },
	scales: { href: '/settings/scales', action: 'scale.edit' },
	aliases: { href: '/settings/aliases', action: 'alias.edit' },
	mail: { href: '/settings/mail', action: 'settings.edit' },
	backups: { href: '/settings/backups', action: 'backup.make' }
};

export type SettingsSection =
	'health' | 'people' | 'companies' | 'rules' | 'scales' | 'aliases' | 'mail' | 'backups';

/** The sections that somebody may open, in order. */
export function settingsSections(actor: Actor): SettingsSection[] {
	const sections = Object.keys(SETTINGS_SECTIONS) as SettingsSection[];
	return sections.filter((section) => canOpenSettings(actor, section));
}

/** Whether somebody may open one section. */
export function canOpenSettings(actor: Actor, section: SettingsSection): boolean {
	return can(actor, SETTINGS_SECTIONS[section].action);
}
