import type { CivilDate } from '../matrix/version';
import { asOf } from './as-of';
import { inOrder } from './periods';
import type { Unit } from './records';

/**
 * The unit that a code means on a date: who has it that day; where nobody does, who had it last
 * before, or is the first to have it.
 * @param units every period of every unit
 * @returns its id
 */
export function unitCalled(
	units: readonly Unit[],
	code: string,
	date: CivilDate
): string | undefined {
	const named = inOrder(units.filter((row) => row.code === code));
	const found =
		asOf(named, date)[0] ?? named.findLast(({ validFrom }) => validFrom <= date) ?? named[0];
	return found?.id;
}
