import { addWorkingDays, isWorkingDay } from '$lib/domain/calendar/working-days';
import type { Moment } from '$lib/domain/matrix/version';
import type { Mailing } from '$lib/domain/notifications/mailing';
import { startOfDay } from '../calendar/start-of-day';
import { workingCalendar } from '../calendar/working-calendar';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

const HOUR_MS = 60 * 60 * 1000;
const MORNING_HOUR = 8;

/** The end of the hour that a moment lies in: what folds within it goes out together. */
function endOfHour(now: Date): Moment {
	return new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS).toISOString();
}

/**
 * The digest that each person hears of something in, in their order; null where it goes into none.
 * Morning is at eight of a working day where the employee's company is (the main one, of nobody).
 */
export async function digestMoments(
	now: Date,
	people: readonly { employeeId: string | null; mailing: Mailing }[]
): Promise<(Moment | null)[]> {
	const structure = await currentStructure();
	const mornings = new Map<string | undefined, Moment>();
	const moments: (Moment | null)[] = [];
	for (const { employeeId, mailing } of people) {
		const companyId = structure.employees.get(employeeId ?? '')?.companyId;
		if (mailing === 'morning' && !mornings.has(companyId))
			mornings.set(companyId, await nextMorning(now, structure, companyId));
		moments.push(
			mailing === 'hour'
				? endOfHour(now)
				: mailing === 'morning'
					? (mornings.get(companyId) ?? null)
					: null
		);
	}
	return moments;
}

async function nextMorning(now: Date, structure: Structure, companyId?: string): Promise<Moment> {
	const zone = zoneOf(structure, companyId);
	const calendar = await workingCalendar(structure, companyId);
	const today = todayAt(structure, now, companyId);
	const morningOf = (date: string) =>
		new Date(Date.parse(startOfDay(date, zone)) + MORNING_HOUR * HOUR_MS).toISOString();
	if (isWorkingDay(today, calendar) && now.toISOString() < morningOf(today))
		return morningOf(today);
	return morningOf(addWorkingDays(today, 1, calendar));
}
