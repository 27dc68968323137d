import type { CivilDate } from '../matrix/version';
import { asOf, holdsOn } from './as-of';
import type { Incumbency, Post } from './records';

/** Who holds some posts on a date, and since when a place among them stands empty. */
export interface Occupancy {
	seats: number;
	/** Employees in the order in which they came. */
	holders: string[];
	/** Acting holders stand in; they fill no place. */
	acting: string[];
	vacancies: number;
	/** Since when, without a break, as many places or more have been vacant; null where none is. */
	vacantSince: CivilDate | null;
}

type Periods = readonly Pick<Post, 'id' | 'headcount' | 'validFrom' | 'validTo'>[];

/**
 * The occupancy of one post on a date.
 * @param periods of this post, all of them
 * @param incumbencies of this post, past and future ones too
 */
export function occupancyOn(
	periods: Periods,
	incumbencies: readonly Incumbency[],
	date: CivilDate
): Occupancy {
	const seats = asOf(periods, date)[0]?.headcount ?? 0;
	const present = asOf(incumbencies, date).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
	const holders = present.filter(({ acting }) => !acting).map(({ employeeId }) => employeeId);
	const vacancies = Math.max(0, seats - holders.length);
	return {
		seats,
		holders,
		acting: present.filter(({ acting }) => acting).map(({ employeeId }) => employeeId),
		vacancies,
		vacantSince: vacancies > 0 ? vacantSince(periods, incumbencies, date, vacancies) : null
	};
}

/** The occupancy of posts that are drawn as one. */
export function occupancyOfAll(all: readonly Occupancy[]): Occupancy {
	const since = all.flatMap((one) => one.vacantSince ?? []).sort();
	return {
		seats: all.reduce((sum, { seats }) => sum + seats, 0),
		holders: all.flatMap(({ holders }) => holders),
		acting: all.flatMap(({ acting }) => acting),
		vacancies: all.reduce((sum, { vacancies }) => sum + vacancies, 0),
		vacantSince: since.at(-1) ?? null
	};
}

/** Walks back over the days on which something changed, as long as so many places were empty. */
function vacantSince(
	periods: Periods,
	incumbencies: readonly Incumbency[],
	date: CivilDate,
	vacancies: number
): CivilDate {
	const holding = incumbencies.filter(({ acting }) => !acting);
	const changes = [...periods, ...holding]
		.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? date])
		.filter((day) => day <= date)
		.sort()
		.reverse();
	let since = date;
	for (const day of new Set(changes)) {
		const post = periods.find((period) => holdsOn(period, day));
		if (!post || post.headcount - asOf(holding, day).length < vacancies) break;
		since = day;
	}
	return since;
}
