import { addDays, isCivilDate } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import { holdsOn } from '$lib/domain/organization/as-of';
import {
	changedFrom,
	corrected,
	endedOn,
	goingOn,
	startingAfter,
	withoutPeriod,
	writesBetween,
	type Dated,
	type Fields,
	type LaterChanges
} from '$lib/domain/organization/periods';
import { newId } from '$lib/server/db/ids';
import { DomainError, notFound } from '$lib/server/errors';

/** What is called off: a prepared period, or (null) the end; and the effects that were read. */
export interface CallOff {
	rowId: string | null;
	seen: string;
	/** As in the forms: empty where none were read yet. */
	confirmed: string;
}

/** When a change holds: from a date on, or as long as the period that was wrong. */
export interface When {
	when: 'from' | 'correct';
	from: string;
	later: LaterChanges;
	rowId: string;
}

/** @throws DomainError date-missing, date-invalid */
export function dateGiven(text: string): CivilDate {
	if (text === '') throw new DomainError('date-missing');
	if (!isCivilDate(text)) throw new DomainError('date-invalid', { date: text });
	return text;
}

/**
 * The first day on which something is no more, from the last one that people name.
 * @throws DomainError last-day-missing, date-invalid
 */
export function dayAfter(lastDay: string): CivilDate {
	if (lastDay === '') throw new DomainError('last-day-missing');
	return addDays(dateGiven(lastDay), 1);
}

/** What is changed, so that a refusal can name it. */
export type Dating = 'unit' | 'post' | 'holder';

/**
 * The periods of a record with what was typed.
 * @throws DomainError period-missing where it does not exist then; unchanged; date-missing
 */
export function changedRows<T extends Dated>(
	rows: readonly T[],
	fields: Fields<T>,
	{ when, from, later, rowId }: When,
	what: Dating
): T[] {
	const changed =
		when === 'correct'
			? corrected(rows, rowId, fields)
			: changedFrom(rows, { from: dateGiven(from), fields, later, rowId: newId() });
	if (!changed) throw new DomainError('period-missing', { what });
	const old = rows.find((row) => (when === 'correct' ? row.rowId === rowId : holdsOn(row, from)));
	const says = Object.entries(fields).some(
		([field, value]) => JSON.stringify(value) !== JSON.stringify(old?.[field as keyof T])
	);
	if (!says && writesBetween(rows, changed).remove.length === 0) throw new DomainError('unchanged');
	return changed;
}

/** The periods of a record that ends. @throws DomainError period-missing */
export function endedRows<T extends Dated>(rows: readonly T[], on: CivilDate, what: Dating): T[] {
	const ended = endedOn(rows, on);
	if (!ended) throw new DomainError('period-missing', { what });
	return ended;
}

/**
 * The periods of a record without what was prepared: one period, or (null) its end.
 * @throws DomainError not-found; period-missing where it has begun already
 */
export function cancelledRows<T extends Dated>(
	rows: readonly T[],
	rowId: string | null,
	today: CivilDate
): T[] {
	if (rowId === null) {
		const last = rows.at(-1);
		if (!last || rows.some(({ validTo }) => validTo === null)) throw notFound();
		if (rows.every(({ validTo }) => (validTo ?? '') <= today))
			throw new DomainError('period-missing', { what: 'begun' });
		return goingOn(rows);
	}
	if (!startingAfter(rows, today).some((row) => row.rowId === rowId))
		throw new DomainError('period-missing', { what: 'begun' });
	const left = withoutPeriod(rows, rowId);
	if (!left) throw notFound();
	return left;
}
