import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holidayProfileSchema, type HolidayProfile } from '$lib/domain/calendar/profile';
import type { WorkingCalendar } from '$lib/domain/calendar/working-days';
import type { CountryProfile } from '$lib/domain/organization/records';
import { profilesFolder } from '$lib/server/profiles-folder';
import type { Structure } from '../organization/structure';
import { companyOf } from '../today';

const profiles = new Map<CountryProfile, HolidayProfile>();

/** The working days of a company: the country's holidays and its own. */
export async function workingCalendar(
	structure: Structure,
	companyId?: string | null
): Promise<WorkingCalendar> {
	const company = companyOf(structure, companyId);
	const profile = await holidaysIn(company?.country ?? 'MX');
	return { profile, place: company?.city ?? null, own: company?.holidays ?? [] };
}

async function holidaysIn(country: CountryProfile): Promise<HolidayProfile> {
	const known = profiles.get(country);
	if (known) return known;
	const { parse } = await import('yaml');
	const text = await readFile(join(profilesFolder(), 'holidays', `${country}.yaml`), 'utf8');
	const profile = holidayProfileSchema.parse(parse(text));
	profiles.set(country, profile);
	return profile;
}
