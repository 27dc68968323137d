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
	const parts = zoneFormat(timeZone).formatToParts(new Date(moment));
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
