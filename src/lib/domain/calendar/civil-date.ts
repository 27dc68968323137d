/* eslint-disable no-restricted-globals -- the clock is not read here: Date only splits moments and counts days */
import type { CivilDate, Moment } from '../matrix/version';

const DAY = 86_400_000;

/** Whether a text is a date of the calendar, `2026-02-30` is not. */
export function isCivilDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The civil date of a moment in a time zone (IANA name). Throws RangeError for an unknown zone. */
export function civilDateIn(moment: Date | Moment, timeZone: string): CivilDate {
	const time = new Date(moment).getTime();
	const minute = Math.floor(time / MINUTE);
	if (minute < WHOLE_MINUTES_FROM) return readDate(time, timeZone);
	const key = `${minute} ${timeZone}`;
	const known = dates.get(key);
	if (known !== undefined) return known;
	const date = readDate(time, timeZone);
	if (dates.size >= MOST_DATES) dates.clear();
	dates.set(key, date);
	return date;
}

/** Hour and minute of a moment where a time zone is, as "18:09". */
export function clockIn(moment: Moment, timeZone: string): string {
	const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
	return shown.format(new Date(moment));
}

const MINUTE = 60_000;
/** Since 1973 no zone has been off by a part of a minute: within a minute the date is one. */
const WHOLE_MINUTES_FROM = Date.UTC(1973, 0, 1) / MINUTE;
const MOST_DATES = 2_000;
/** Lists ask for the date of the same moment once a row. */
const dates = new Map<string, CivilDate>();

function readDate(time: number, timeZone: string): CivilDate {
	const parts = zoneFormat(timeZone).formatToParts(time);
	const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** Kept by zone: making one takes longer than a thousand uses. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
	const kept = zoneFormats.get(timeZone);
	if (kept) return kept;
	const made = new Intl.DateTimeFormat('en-CA-u-ca-iso8601', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	zoneFormats.set(timeZone, made);
	return made;
}

export function makeDate(year: number, month: number, day: number): CivilDate {
	return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function yearOf(date: CivilDate): number {
	return Number(date.slice(0, 4));
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(date: CivilDate): number {
	return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function addDays(date: CivilDate, days: number): CivilDate {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when the other lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
