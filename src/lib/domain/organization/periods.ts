import type { CivilDate } from '../matrix/version';
import { holdsOn } from './as-of';
import type { Effective } from './records';

/**
 * Rules of the periods of one effective-dated record. All take every period of the record and give
 * every period as it is to be; nothing is written here.
 */
export type Dated = Effective & { id: string };

/** What a record says, without the dates that say when. */
export type Fields<T extends Dated> = Partial<Omit<T, keyof Dated>>;

/** What becomes of changes that were prepared for a later day: they stay, or the new state replaces them. */
export const LATER_CHANGES = ['keep', 'replace'] as const;
export type LaterChanges = (typeof LATER_CHANGES)[number];

export const inOrder = <T extends Dated>(rows: readonly T[]): T[] =>
	[...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));

/** The periods that begin after a date. */
export const startingAfter = <T extends Dated>(rows: readonly T[], date: CivilDate): T[] =>
	inOrder(rows).filter(({ validFrom }) => validFrom > date);

/** Whether a date lies in one of the periods. */
export const existsOn = (rows: readonly Dated[], date: CivilDate): boolean =>
	rows.some((row) => holdsOn(row, date));

/**
 * From a date on the record says something else; before it, nothing changes. A period that begins
 * on that very day is put right. Prepared changes that are kept stay what they change, no more:
 * what they took over from the period before them they take over from the new one.
 * @param given.rowId id of the period that begins
 * @returns null where the record does not exist on that date
 */
export function changedFrom<T extends Dated>(
	rows: readonly T[],
	given: { from: CivilDate; fields: Fields<T>; later: LaterChanges; rowId: string }
): T[] | null {
	const { from, fields, later, rowId } = given;
	const ordered = inOrder(rows);
	const at = ordered.findIndex((row) => holdsOn(row, from));
	const present = ordered[at];
	if (!present) return null;
	const before = ordered.slice(0, at);
	const after = ordered.slice(at + 1);
	const end = later === 'keep' ? present.validTo : (ordered.at(-1)?.validTo ?? null);
	const begun: T = { ...present, ...fields, validTo: end };
	const changed =
		present.validFrom === from
			? [begun]
			: [
					{ ...present, validTo: from },
					{ ...begun, rowId, validFrom: from }
				];
	return [...before, ...changed, ...(later === 'keep' ? carriedOn(present, begun, after) : [])];
}

/** A period says something else, over the same dates; what later ones took over from it follows. */
export function corrected<T extends Dated>(
	rows: readonly T[],
	rowId: string,
	fields: Fields<T>
): T[] | null {
	const ordered = inOrder(rows);
	const at = ordered.findIndex((row) => row.rowId === rowId);
	const present = ordered[at];
	if (!present) return null;
	const right: T = { ...present, ...fields };
	return [...ordered.slice(0, at), right, ...carriedOn(present, right, ordered.slice(at + 1))];
}

/**
 * The record ends; what was prepared for that day or later is dropped.
 * @param on the first day on which it is no more
 * @returns null where it does not exist on the day before
 */
export function endedOn<T extends Dated>(rows: readonly T[], on: CivilDate): T[] | null {
	const kept = inOrder(rows).filter(({ validFrom }) => validFrom < on);
	const last = kept.at(-1);
	if (!last || (last.validTo !== null && last.validTo < on)) return null;
	return [...kept.slice(0, -1), { ...last, validTo: on }];
}

/**
 * Without a prepared change: the period before it goes on to where it would have ended.
 * @returns null where there is no such period; an empty list where it was the only one
 */
export function withoutPeriod<T extends Dated>(rows: readonly T[], rowId: string): T[] | null {
	const ordered = inOrder(rows);
	const at = ordered.findIndex((row) => row.rowId === rowId);
	const gone = ordered[at];
	if (!gone) return null;
	const former = ordered[at - 1];
	const later = ordered.slice(at + 1);
	if (former?.validTo !== gone.validFrom) return [...ordered.slice(0, at), ...later];
	return [
		...ordered.slice(0, at - 1),
		{ ...former, validTo: gone.validTo },
		...carriedOn(gone, former, later)
	];
}

/** A prepared end is called off: the last period goes on. */
export function goingOn<T extends Dated>(rows: readonly T[]): T[] {
	const ordered = inOrder(rows);
	return ordered.map((row, at) => (at === ordered.length - 1 ? { ...row, validTo: null } : row));
}

/**
 * From a date on, wherever a field holds one value it holds another: posts that report to somebody
 * else, units that stand under another one, in prepared changes too.
 * @param newRowId gives an id to a period that begins on the date
 */
export function redirected<T extends Dated, Field extends keyof T>(
	rows: readonly T[],
	given: { from: CivilDate; field: Field; was: T[Field]; is: T[Field]; newRowId: () => string }
): T[] {
	const { from, field, was, is, newRowId } = given;
	return inOrder(rows).flatMap((row) => {
		const over = row.validTo !== null && row.validTo <= from;
		if (over || row[field] !== was) return [row];
		if (row.validFrom >= from) return [{ ...row, [field]: is }];
		return [
			{ ...row, validTo: from },
			{ ...row, rowId: newRowId(), validFrom: from, [field]: is }
		];
	});
}

/**
 * The way back of `redirected`: from the date on the field holds again what it held on the day
 * before; where the period that begins there says nothing else, the two are one again.
 * @returns null where no period that begins on the date was directed away from the value
 */
export function directedBack<T extends Dated, Field extends Exclude<keyof T, keyof Dated>>(
	rows: readonly T[],
	{ from, field, was }: { from: CivilDate; field: Field; was: T[Field] }
): T[] | null {
	const former = rows.find(({ validTo }) => validTo === from);
	const begun = rows.find(({ validFrom }) => validFrom === from);
	if (!former || !begun || former[field] !== was || begun[field] === was) return null;
	return differingFields(former, begun).length === 1
		? withoutPeriod(rows, begun.rowId)
		: corrected(rows, begun.rowId, { [field]: was } as unknown as Fields<T>);
}

/** Later periods that follow one another without a gap, over what the period before them now says. */
function carriedOn<T extends Dated>(was: T, is: T, later: readonly T[]): T[] {
	let [old, present] = [was, is];
	let unbroken = true;
	return later.map((row) => {
		unbroken = unbroken && old.validTo === row.validFrom;
		if (!unbroken) return row;
		const next = { ...row };
		for (const field of Object.keys(row) as (keyof T)[])
			if (!DATES.has(field as string) && same(row[field], old[field])) next[field] = present[field];
		[old, present] = [row, next];
		return next;
	});
}

const DATES: ReadonlySet<string> = new Set(['id', 'rowId', 'validFrom', 'validTo']);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two periods differ, dates aside. */
export function differingFields<T extends Dated>(one: T, other: T): (keyof T & string)[] {
	return (Object.keys(one) as (keyof T & string)[]).filter(
		(field) => !DATES.has(field) && !same(one[field], other[field])
	);
}

/** The periods to write and those to take away so that a record is as it is to be. */
export function writesBetween<T extends Dated>(
	before: readonly T[],
	after: readonly T[]
): { put: { row: T; before: T | null }[]; remove: T[] } {
	const old = new Map(before.map((row) => [row.rowId, row]));
	const kept = new Set(after.map(({ rowId }) => rowId));
	return {
		put: after
			.map((row) => ({ row, before: old.get(row.rowId) ?? null }))
			.filter(({ row, before: was }) => was === null || !sameRow(row, was)),
		remove: before.filter(({ rowId }) => !kept.has(rowId))
	};
}

const sameRow = <T extends Dated>(one: T, other: T) =>
	one.validFrom === other.validFrom &&
	one.validTo === other.validTo &&
	differingFields(one, other).length === 0;
