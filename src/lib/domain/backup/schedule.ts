import { z } from 'zod';
import { civilDateIn } from '../calendar/civil-date';

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

/**
 * The first moment after `after` at which a backup is due; null where none is made by itself. A day
 * on which the clock jumps over the hour is left out.
 */
export function nextBackup(schedule: BackupSchedule, after: Date, timeZone: string): Date | null {
	if (schedule.every === 'off') return null;
	const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' });
	// Zones lie on quarters of an hour.
	const quarter = HOUR_MS / 4;
	let moment = new Date(Math.floor(after.getTime() / quarter) * quarter + quarter);
	for (let tried = 0; tried < 9 * 24 * 4; tried += 1) {
		const begins = Number(hour.format(moment)) === schedule.hour;
		const before = new Date(moment.getTime() - quarter);
		if (begins && Number(hour.format(before)) !== schedule.hour && isOn(schedule, moment, timeZone))
			return moment;
		moment = new Date(moment.getTime() + quarter);
	}
	return null;
}

function isOn({ every, weekday }: BackupSchedule, moment: Date, timeZone: string): boolean {
	if (every === 'daily') return true;
	return new Date(`${civilDateIn(moment, timeZone)}T12:00:00Z`).getUTCDay() === weekday;
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
