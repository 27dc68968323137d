import type { CivilDate } from '$lib/domain/matrix/version';

interface Row {
	id: string;
	rowId: string;
	validFrom: CivilDate;
	validTo: CivilDate | null;
}

/**
 * Lays new periods of one thing over those that are stored: a period that begins on the same day is
 * replaced, one that runs into a later one is cut there, all others stay. No two hold on one day.
 * @returns the rows to write, each with what it replaces (null: it is new)
 */
export function laidOver<T extends Row>(
	stored: readonly T[],
	given: readonly T[]
): { row: T; before: T | null }[] {
	const writes: { row: T; before: T | null }[] = [];
	const starts = given.map(({ validFrom }) => validFrom).sort();
	for (const row of given) {
		const before = stored.find(({ validFrom }) => validFrom === row.validFrom) ?? null;
		const next = [...starts, ...stored.map(({ validFrom }) => validFrom)]
			.filter((start) => start > row.validFrom)
			.sort()[0];
		const runsOver = next !== undefined && (row.validTo === null || row.validTo > next);
		const kept = {
			...row,
			rowId: before?.rowId ?? row.rowId,
			validTo: runsOver ? next : row.validTo
		};
		if (!before || !same(before, kept)) writes.push({ row: kept, before });
	}
	for (const row of stored) {
		if (starts.includes(row.validFrom)) continue;
		const next = starts.find((start) => start > row.validFrom);
		if (next === undefined || (row.validTo !== null && row.validTo <= next)) continue;
		writes.push({ row: { ...row, validTo: next }, before: row });
	}
	return writes;
}

export function same(one: object, other: object): boolean {
	const ordered = (value: object) => JSON.stringify(Object.entries(value).sort());
	return ordered(one) === ordered(other);
}
