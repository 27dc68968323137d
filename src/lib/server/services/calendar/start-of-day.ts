import { civilDateIn } from '$lib/domain/calendar/civil-date';
import type { CivilDate, Moment } from '$lib/domain/matrix/version';

const HOUR = 3_600_000;

/** The moment at which a civil date begins in a time zone. */
export function startOfDay(date: CivilDate, timeZone: string): Moment {
	// Zones lie within 14 hours of UTC; the first hour that belongs to the date is its beginning.
	const noon = Date.parse(`${date}T00:00:00Z`);
	for (let hour = -14; hour <= 14; hour += 1) {
		const moment = new Date(noon + hour * HOUR);
		if (civilDateIn(moment, timeZone) === date) return moment.toISOString();
	}
	return new Date(noon).toISOString();
}
