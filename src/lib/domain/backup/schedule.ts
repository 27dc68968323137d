import { z } from 'zod';

export const EVERY = ['off', 'daily', 'weekly'] as const;
export const MOST_COPIES = 60;

/** When backups are made by themselves; hour and weekday in the company's time zone. */
export const backupSchedule = z.object({
	every: z.enum(EVERY),
	hour: z.coerce.number().int().min(0).max(23),
	/** 0 is Sunday. */
	weekday: z.coerce.number().int().min(0).max(6),
	/** How many scheduled copies are kept. */
	keep: z.coerce.number().int().min(1).max(MOST_COPIES)
});
export type BackupSchedule = z.infer<typeof backupSchedule>;

export const NO_SCHEDULE: BackupSchedule = { every: 'off', hour: 2, weekday: 0, keep: 7 };

const HOUR_MS = 60 * 60 * 1000;
/** Zones lie on quarters of an hour. */
const QUARTER_MS = HOUR_MS / 4;
const LONGEST_WAIT = 9 * 24 * 4;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/**
 * The first moment after `after` at which a backup is due; null where none is made by itself. A day
 * on which the clock jumps over the hour is left out. Both are milliseconds since 1970.
 */
export function nextBackup(
	schedule: BackupSchedule,
	after: number,
	timeZone: string
): number | null {
	if (schedule.every === 'off') return null;
	const hours = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' });
	const weekdays = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' });
	const isHour = (moment: number) => Number(hours.format(moment)) === schedule.hour;
	let moment = Math.floor(after / QUARTER_MS) * QUARTER_MS;
	for (let tried = 0; tried < LONGEST_WAIT; tried += 1) {
		moment += QUARTER_MS;
		if (!isHour(moment) || isHour(moment - QUARTER_MS)) continue;
		if (schedule.every === 'daily' || weekdays.format(moment) === WEEKDAYS[schedule.weekday])
			return moment;
	}
	return null;
}

/**
 * The copies beyond the number kept, oldest first. Only what the schedule made is counted and removed.
 * @param copies those made by the schedule, in any order
 */
export function surplusCopies<Copy extends { at: string }>(
	copies: readonly Copy[],
	keep: number
): Copy[] {
	const newestFirst = copies.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
	return newestFirst.slice(Math.max(1, keep)).toReversed();
}
