import type { CivilDate } from '../matrix/version';
import { addDays, makeDate, weekdayOf, yearOf } from './civil-date';
import type { HolidayProfile, HolidayRule } from './profile';

export interface Holiday {
	date: CivilDate;
	name: { es: string; en: string };
}

/** Easter Sunday of a year of the Gregorian calendar (anonymous algorithm, Meeus/Jones/Butcher). */
export function easterSunday(year: number): CivilDate {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d =
		(19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return makeDate(year, Math.floor(f / 31), (f % 31) + 1);
}

/** The official holidays of one year in order, those of a place too when it is named. */
export function holidaysOf(profile: HolidayProfile, year: number, place?: string): Holiday[] {
	return profile.holidays
		.filter((rule) => inYear(rule, year) && inPlace(rule, place))
		.flatMap((rule) => datesOf(rule, year).map((date) => ({ date, name: rule.name })))
		.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function inYear({ years }: HolidayRule, year: number): boolean {
	return years === undefined || (year >= years.from && (year - years.from) % years.every === 0);
}

function inPlace({ places }: HolidayRule, place: string | undefined): boolean {
	return places === undefined || (place !== undefined && places.includes(place));
}

function datesOf(rule: HolidayRule, year: number): CivilDate[] {
	switch (rule.rule) {
		case 'fixed':
			return [makeDate(year, rule.month, rule.day)];
		case 'weekday': {
			const first = makeDate(year, rule.month, 1);
			const ahead = (rule.weekday - weekdayOf(first) + 7) % 7;
			return [addDays(first, ahead + (rule.nth - 1) * 7)];
		}
		case 'easter':
			return [addDays(easterSunday(year), rule.offset)];
		case 'dates':
			return rule.dates.filter((date) => yearOf(date) === year);
	}
}
