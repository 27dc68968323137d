import type { CivilDate } from '../matrix/version';
import { asOf } from '../organization/as-of';

/** A value of a setting from a day on, until the first day on which it no longer holds. */
export interface SettingPeriod {
	rowId: string;
	key: string;
	value: unknown;
	validFrom: CivilDate;
	validTo: CivilDate | null;
}

/** What holds on a date, or (without one) what was decided last; undefined before any decision. */
export function valueOn(periods: readonly SettingPeriod[], date?: CivilDate): unknown {
	const holding =
		date === undefined ? periods.filter(({ validTo }) => validTo === null) : asOf(periods, date);
	return holding[0]?.value;
}

/**
 * A value laid over the periods of its setting from a day on: what would begin later or on the same
 * day is let go of, what holds then ends there.
 */
export function laidFrom(
	periods: readonly SettingPeriod[],
	laid: Pick<SettingPeriod, 'rowId' | 'key' | 'value'>,
	from: CivilDate
): { put: SettingPeriod[]; remove: string[] } {
	const later = periods.filter(({ validFrom }) => validFrom >= from);
	const ended = asOf(periods, from)
		.filter(({ validFrom }) => validFrom < from)
		.map((period) => ({ ...period, validTo: from }));
	return {
		put: [...ended, { ...laid, validFrom: from, validTo: null }],
		remove: later.map(({ rowId }) => rowId)
	};
}
