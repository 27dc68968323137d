import { shorterNames, type DetailLine } from '$lib/domain/organization/chart-detail';
import type { ChartRow } from '$lib/domain/organization/chart-rows';
import type { Shown } from '$lib/domain/organization/organization-address';
import type { OrganizationView } from '$lib/domain/organization/organization-views';
import type { Format } from './format';
import { m } from './paraglide/messages';

/** Names in a box before the rest is counted. */
const MOST_NAMES = 6;

/** The lines under the title of a box: who holds it or how many do, and since when it is vacant. */
export function detailLines(row: ChartRow, show: Shown, format: Format): DetailLine[] {
	const { seats, people, names = [], acting = [] } = row;
	const options = { locale: format.locale };
	const line = (texts: string[], vacant = false): DetailLine => ({ texts, vacant });
	const stands = acting.map((name) =>
		line(shorterNames(name).map((short) => m.chart_acting({ name: short }, options)))
	);
	const vacancies = vacancyWords(row, format);
	if (seats === 1 && people === 0) return [line(vacancies, true), ...stands];
	if (show === 'people') {
		const shown = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
		const rest = people - shown.length;
		return [
			...shown.map((name) => line(shorterNames(name))),
			...(rest > 0 ? [line([m.chart_more_people({ count: rest }, options)])] : []),
			...stands,
			...(people < seats ? [line(vacancies, true)] : [])
		];
	}
	const [name] = names;
	if (seats === 1 && people === 1 && name !== undefined)
		return [line(shorterNames(name)), ...stands];
	if (people >= seats) return [line([m.chart_held({ count: people }, options)]), ...stands];
	const right = m.chart_vacancies({ count: seats - people }, options);
	return [{ ...line([m.chart_held_of({ people, seats }, options)]), right }, ...stands];
}

/** «2 vacantes», «vacante desde el 3 feb», in fewer and fewer words. */
export function vacancyWords({ seats, people, since }: ChartRow, format: Format): string[] {
	const options = { locale: format.locale };
	const count = seats - people;
	if (seats > 1) return [m.chart_vacancies({ count }, options)];
	const short = m.chart_vacant_short({}, options);
	if (since === undefined) return [short];
	const date = format.day(since);
	return [m.chart_vacant_since({ date }, options), m.chart_vacant_from({ date }, options), short];
}

/** A box in one sentence, for who hears it. */
export function spokenBox(row: ChartRow, show: Shown, format: Format): string {
	const options = { locale: format.locale };
	const details = detailLines(row, show, format).map(({ texts: [text], right }) =>
		right === undefined ? text : `${text}, ${right}`
	);
	return [
		row.title,
		row.units,
		...details,
		...(row.own ? [m.chart_you({}, options)] : []),
		...(row.staff ? [m.chart_staff({}, options)] : [])
	].join(', ');
}

/** The name of the chosen unit, or of the whole. */
export function chosenName({ unit, units }: OrganizationView, format: Format): string {
	const row = unit === null ? undefined : units[unit];
	return row?.name ?? m.chart_whole({}, { locale: format.locale });
}

export function chartLabel(view: OrganizationView, format: Format): string {
	return m.chart_of({ name: chosenName(view, format) }, { locale: format.locale });
}

/** Above a chart that leaves the page: what it is of, when it was so, and whose people it shows. */
export function chartHeading(view: OrganizationView, format: Format): string {
	const { locale } = format;
	const asOf = m.chart_as_of({ date: format.date(view.date) }, { locale });
	const people = view.peopleOfToday
		? [m.chart_people_of({ date: format.date(view.today) }, { locale })]
		: [];
	return [chosenName(view, format), asOf, ...people].join(' · ');
}
