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

/** A value with the days on which it holds, and where they lie from today. */
export interface LaidValue<Value> {
	value: Value;
	/** Null: since always. */
	validFrom: CivilDate | null;
	/** The first day on which it no longer holds; null: until somebody decides otherwise. */
	validTo: CivilDate | null;
	when: 'past' | 'now' | 'coming';
}

/**
 * Everything that a setting was, is and will be, the latest first: what holds before any decision
 * (its standard) is a period like the others.
 */
export function settingCourse<Value>(
	periods: readonly { value: Value; validFrom: CivilDate; validTo: CivilDate | null }[],
	standard: Value,
	today: CivilDate
): LaidValue<Value>[] {
	const first = periods.map(({ validFrom }) => validFrom).sort()[0] ?? null;
	const whole = [{ value: standard, validFrom: null, validTo: first }, ...periods];
	return whole
		.map(({ value, validFrom, validTo }) => ({
			value,
			validFrom,
			validTo,
			when:
				validFrom !== null && validFrom > today
					? ('coming' as const)
					: validTo !== null && validTo <= today
						? ('past' as const)
						: ('now' as const)
		}))
		.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
}
