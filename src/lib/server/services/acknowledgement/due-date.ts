import { dueOn } from '$lib/domain/acknowledgement/rules';
import type { CivilDate } from '$lib/domain/matrix/version';
import { holidayProfile } from '../calendar/holiday-profile';
import { readSetting } from '../settings/setting';
import type { Structure } from '../organization/structure';
import { companyOf } from '../today';

/** The day by which a request of this day is to be answered, as the term is on it, in working days of the company. */
export async function dueDate(
	structure: Structure,
	companyId: string,
	from: CivilDate
): Promise<CivilDate> {
	const company = companyOf(structure, companyId);
	const profile = await holidayProfile(company?.country ?? 'MX');
	const calendar = { profile, place: company?.city ?? null, own: company?.holidays ?? [] };
	return dueOn(from, calendar, await readSetting('acknowledgement-days', from));
}
