import type { CivilDate } from '$lib/domain/matrix/version';
import type { PeopleOfToday } from '$lib/domain/organization/prepared-stays';
import type { Format } from './format';
import { m } from './paraglide/messages';

/** What a page of the structure shows of another day than today, and whose changes it does not show. */
export function onDay(
	{ date, peopleOfToday }: { date: CivilDate; peopleOfToday: PeopleOfToday },
	format: Format
): string {
	const given = { date: format.date(date) };
	if (date < format.today) return m.chart_past(given);
	if (date === format.today) return m.organization_as_of(given);
	const future = m.chart_future(given);
	if (peopleOfToday === null) return future;
	return `${future} ${peopleOfToday === 'all' ? m.chart_future_people() : m.chart_future_people_others()}`;
}
