import type { WorkingCalendar } from '$lib/domain/calendar/working-days';
import type { Structure } from '../organization/structure';
import { companyOf } from '../today';
import { holidayProfile } from './holiday-profile';

/** The working days of a company: the country's holidays and its own. */
export async function workingCalendar(
	structure: Structure,
	companyId?: string | null
): Promise<WorkingCalendar> {
	const company = companyOf(structure, companyId);
	const profile = await holidayProfile(company?.country ?? 'MX');
	return { profile, place: company?.city ?? null, own: company?.holidays ?? [] };
}
