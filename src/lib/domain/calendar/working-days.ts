import type { CivilDate } from '../matrix/version';
import { addDays, weekdayOf, yearOf } from './civil-date';
import { holidaysOf } from './holidays';
import type { HolidayProfile } from './profile';

export interface WorkingCalendar {
	profile: HolidayProfile;
	/** For holidays of one city only; null for none. */
	place: string | null;
	/** The company's own days off. */
	own: readonly { date: CivilDate }[];
}

export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
	const { profile, place, own } = calendar;
	if (profile.weekend.includes(weekdayOf(date))) return false;
	if (own.some((day) => day.date === date)) return false;
	return !holidaysOf(profile, yearOf(date), place ?? undefined).some((day) => day.date === date);
}

/**
 * The date that lies `days` working days after a date, which itself does not count. With 0 the
 * date itself, or the next working day. Throws RangeError for fewer, or when a year brings no
 * working day at all.
 */
export function addWorkingDays(
	date: CivilDate,
	days: number,
	calendar: WorkingCalendar
): CivilDate {
	if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} working days`);
	let current = date;
	let left = days;
	let idle = 0;
	while (left > 0 || !isWorkingDay(current, calendar)) {
		current = addDays(current, 1);
		const works = isWorkingDay(current, calendar);
		if (works && left > 0) left -= 1;
		idle = works ? 0 : idle + 1;
		if (idle > 366) throw new RangeError('a calendar without working days');
	}
	return current;
}
