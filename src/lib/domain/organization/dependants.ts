import type { CivilDate } from '../matrix/version';
import type { Effective, Incumbency, Post, Unit } from './records';

/** What leans on a unit from a date on, prepared changes included; ids of the records, each once. */
export interface UnitDependants {
	units: string[];
	posts: string[];
}

export interface PostDependants {
	reports: string[];
	incumbencies: string[];
}

const lasts = (from: CivilDate) => (row: Effective) => row.validTo === null || row.validTo > from;
const idsOf = (rows: readonly { id: string }[]) => [...new Set(rows.map(({ id }) => id))];

/** Units right below a unit and posts in it that go on after it has ended. */
export function dependantsOfUnit(
	records: { units: readonly Unit[]; posts: readonly Post[] },
	unitId: string,
	from: CivilDate
): UnitDependants {
	return {
		units: idsOf(records.units.filter((row) => row.parentId === unitId).filter(lasts(from))),
		posts: idsOf(records.posts.filter((row) => row.unitId === unitId).filter(lasts(from)))
	};
}

/** Posts that report to a post and people in it, after it has ended. */
export function dependantsOfPost(
	records: { posts: readonly Post[]; incumbencies: readonly Incumbency[] },
	postId: string,
	from: CivilDate
): PostDependants {
	return {
		reports: idsOf(records.posts.filter((row) => row.reportsTo === postId).filter(lasts(from))),
		incumbencies: idsOf(
			records.incumbencies.filter((row) => row.postId === postId).filter(lasts(from))
		)
	};
}
