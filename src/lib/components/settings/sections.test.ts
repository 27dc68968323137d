import { expect, it } from 'vitest';
import { SETTINGS_SECTIONS, type SettingsSection } from '$lib/domain/access/settings-sections';
import { currentSection } from './sections';

const sections = Object.keys(SETTINGS_SECTIONS) as SettingsSection[];

it('every address of a room marks that room', () => {
	for (const section of sections)
		expect(currentSection(sections, SETTINGS_SECTIONS[section].href)).toBe(section);
});
it('a room marks nothing where it may not be entered', () => {
	expect(currentSection([], '/settings')).toBeUndefined();
	expect(currentSection(sections, '/settings/nowhere')).toBeUndefined();
});
