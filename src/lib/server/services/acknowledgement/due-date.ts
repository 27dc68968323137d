import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holidayProfileSchema, type HolidayProfile } from '$lib/domain/calendar/profile';
import { dueOn } from '$lib/domain/acknowledgement/rules';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { CountryProfile } from '$lib/domain/organization/records';
import { profilesFolder } from '$lib/server/profiles-folder';
import { readSetting } from '../settings/setting';
import type { Structure } from '../organization/structure';
import { companyOf } from '../today';

const profiles = new Map<CountryProfile, HolidayProfile>();

/** The day by which a request of this day is to be answered, as the term is on it, in working days of the company. */
export async function dueDate(
	structure: Structure,
	companyId: string,
	from: CivilDate
): Promise<CivilDate> {
	const company = companyOf(structure, companyId);
	const profile = await holidaysIn(company?.country ?? 'MX');
	const calendar = { profile, place: company?.city ?? null, own: company?.holidays ?? [] };
	return dueOn(from, calendar, await readSetting('acknowledgement-days', from));
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
