import { holdsOn } from '$lib/domain/organization/as-of';
import type { PeriodView } from '$lib/domain/organization/edit-views';
import { inOrder, type Dated } from '$lib/domain/organization/periods';
import type { CivilDate } from '$lib/domain/matrix/version';
import { fieldChanges } from '../audit/field-changes';
import { wordsFor } from '../audit/field-words';
import type { Structure } from './structure';

/** A list of which nothing is left is shown as nothing. */
const NO_LINES = '[]';

/** The periods of a record, oldest first, each with what it changed of the one before. */
export function periodViews<T extends Dated>(
	structure: Structure,
	rows: readonly T[],
	today: CivilDate
): PeriodView[] {
	const words = wordsFor(structure, today, new Map());
	return inOrder(rows).map((row, at, all) => {
		const former = all[at - 1];
		const differing = former
			? fieldChanges(former, row, { without: ['id', 'rowId', 'validFrom', 'validTo'] })
			: [];
		return {
			rowId: row.rowId,
			from: row.validFrom,
			to: row.validTo,
			state: periodState(row, today),
			changes: differing.map(({ path, before, after }) => ({
				path,
				before: words(path, before === NO_LINES ? null : before),
				after: words(path, after === NO_LINES ? null : after),
				erased: false
			}))
		};
	});
}

export function periodState(row: Dated, today: CivilDate): PeriodView['state'] {
	if (holdsOn(row, today)) return 'present';
	return row.validFrom > today ? 'coming' : 'past';
}

/** The first day of a record that is not there yet; null where it is or was. */
export function beginningOf(rows: readonly Dated[], today: CivilDate): CivilDate | null {
	const first = inOrder(rows)[0]?.validFrom ?? null;
	return first !== null && first > today ? first : null;
}

/** The first day without a record that has an end; null where it goes on. */
export function endOf(rows: readonly Dated[]): CivilDate | null {
	return inOrder(rows).at(-1)?.validTo ?? null;
}
