import { dueOn } from '$lib/domain/acknowledgement/rules';
import type { CivilDate } from '$lib/domain/matrix/version';
import { workingCalendar } from '../calendar/working-calendar';
import type { Structure } from '../organization/structure';
import { readSetting } from '../settings/setting';

/** The day by which a request of this day is to be answered, as the term is on it, in working days of the company. */
export async function dueDate(
	structure: Structure,
	companyId: string,
	from: CivilDate
): Promise<CivilDate> {
	const calendar = await workingCalendar(structure, companyId);
	return dueOn(from, calendar, await readSetting('acknowledgement-days', from));
}
