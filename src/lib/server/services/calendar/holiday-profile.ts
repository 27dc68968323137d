import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holidayProfileSchema, type HolidayProfile } from '$lib/domain/calendar/profile';
import type { CountryProfile } from '$lib/domain/organization/records';
import { profilesFolder } from '$lib/server/profiles-folder';

const profiles = new Map<CountryProfile, HolidayProfile>();

/** The official holidays of a country, as the file that ships says; read once. */
export async function holidayProfile(country: CountryProfile): Promise<HolidayProfile> {
	const known = profiles.get(country);
	if (known) return known;
	const { parse } = await import('yaml');
	const text = await readFile(join(profilesFolder(), 'holidays', `${country}.yaml`), 'utf8');
	const profile = holidayProfileSchema.parse(parse(text));
	profiles.set(country, profile);
	return profile;
}
