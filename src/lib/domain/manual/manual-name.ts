import { lastInForceBy } from '../matrix/life-cycle';
import type { CivilDate } from '../matrix/version';
import type { ManualEdition, ManualName } from './edition';

type Named = Pick<ManualEdition, 'number' | 'state' | 'effectiveFrom' | 'withdrawnAt' | 'name'>;

/**
 * What a manual is called on a date: as its edition in force calls it. One that is scheduled renames
 * it on its day; one that was withdrawn leaves the name until another takes effect.
 */
export function manualNameOn(
	manual: ManualName,
	editions: readonly Named[],
	date: CivilDate,
	timeZone = 'UTC'
): ManualName {
	const { code, title } = lastInForceBy(editions, date, timeZone)?.name ?? manual;
	return { code, title };
}
