import { dueOn } from '$lib/domain/acknowledgement/rules';
import type { CivilDate } from '$lib/domain/matrix/version';
import { workingCalendar } from '../calendar/working-calendar';
import type { Structure } from '../organization/structure';

/** The day by which a request of this day is to be answered: ten working days of the company on. */
export async function dueDate(
	structure: Structure,
	companyId: string,
	from: CivilDate
): Promise<CivilDate> {
	return dueOn(from, await workingCalendar(structure, companyId));
}
