import type { Home } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';

/** How many things wait for the person: one for each line of the lists below. */
export function waitingCount(home: Home): number {
	return (
		home.toAcknowledge.length +
		home.toReview.length +
		home.toPublish.length +
		home.returned.length +
		home.draftsTotal +
		home.manuals.length +
		home.acknowledgementsTotal
	);
}

export interface UpcomingDate {
	on: CivilDate;
	code: string;
	title: string;
}

/** The next dates on which an Enterado falls due, each position once, soonest first. */
export function upcomingDates(home: Home, today: CivilDate, most = 4): UpcomingDate[] {
	const soonest = new Map<string, UpcomingDate>();
	for (const { dueOn: on, code, title } of [...home.toAcknowledge, ...home.acknowledgements]) {
		const known = soonest.get(code);
		if (on >= today && (!known || on < known.on)) soonest.set(code, { on, code, title });
	}
	return [...soonest.values()].sort((a, b) => a.on.localeCompare(b.on)).slice(0, most);
}

/** How many of the due dates are past or within seven days. */
export function pressingCount(home: Home, today: CivilDate): number {
	const limit = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
	return [...home.toAcknowledge, ...home.acknowledgements].filter(({ dueOn }) => dueOn <= limit)
		.length;
}
