import type { CivilDate } from '../matrix/version';

export interface Period {
	validFrom: CivilDate;
	/** The first day on which it no longer holds; null while open. */
	validTo: CivilDate | null;
}

/** Whether a period [validFrom, validTo) holds on a date. */
export function holdsOn({ validFrom, validTo }: Period, date: CivilDate): boolean {
	return validFrom <= date && (validTo === null || date < validTo);
}

/** The rows that hold on a date: the one way in which effective-dated records are read. */
export function asOf<Row extends Period>(rows: readonly Row[], date: CivilDate): Row[] {
	return rows.filter((row) => holdsOn(row, date));
}

/** Whether two periods share a day. */
export function overlap(one: Period, other: Period): boolean {
	const begins = (a: Period, b: Period) => b.validTo === null || a.validFrom < b.validTo;
	return begins(one, other) && begins(other, one);
}
