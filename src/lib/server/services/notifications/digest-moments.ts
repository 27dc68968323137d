import { addWorkingDays, isWorkingDay } from '$lib/domain/calendar/working-days';
import type { Moment } from '$lib/domain/matrix/version';
import { startOfDay } from '../calendar/start-of-day';
import { workingCalendar } from '../calendar/working-calendar';
import { currentStructure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

const HOUR_MS = 60 * 60 * 1000;
const MORNING_HOUR = 8;

/** The end of the hour that a moment lies in: what folds within it goes out together. */
export function endOfHour(now: Date): Moment {
	return new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS).toISOString();
}

/** The next eight o'clock of a working day where the company is. */
export async function nextMorning(now: Date): Promise<Moment> {
	const structure = await currentStructure();
	const zone = zoneOf(structure);
	const calendar = await workingCalendar(structure);
	const today = todayAt(structure, now);
	const morningOf = (date: string) =>
		new Date(Date.parse(startOfDay(date, zone)) + MORNING_HOUR * HOUR_MS).toISOString();
	if (isWorkingDay(today, calendar) && now.toISOString() < morningOf(today))
		return morningOf(today);
	return morningOf(addWorkingDays(today, 1, calendar));
}
