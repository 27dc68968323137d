import type { CivilDate } from '../matrix/version';
import { holdsOn } from './as-of';
import { inOrder } from './periods';
import type { Employee, Incumbency, Post, Unit } from './records';

const isPrepared = ({ validFrom, validTo }: Incumbency, today: CivilDate): boolean =>
	validFrom > today || (validTo !== null && validTo > today);

/** Posts that somebody comes to or leaves on a day to come. */
export function postsWithPrepared(
	incumbencies: readonly Incumbency[],
	today: CivilDate
): Set<string> {
	return new Set(incumbencies.filter((row) => isPrepared(row, today)).map(({ postId }) => postId));
}

/**
 * On a day to come: of whose posts people stand where they are today, because nothing prepared is
 * told of them. Of all; of all but those below the reader; null where all of it is told.
 */
export type PeopleOfToday = 'all' | 'others' | null;

/** What is told of a structure only to those who may know what is prepared for people. */
interface Told {
	units: readonly Unit[];
	posts: readonly Post[];
	incumbencies: readonly Incumbency[];
	employees: readonly Employee[];
}

/**
 * Who holds what without what is only prepared in some posts: whoever is in one stays, whoever is
 * to come is not there, and a post that somebody is in goes on: its end would tell that they lose
 * it. That somebody leaves the company shows by their posts alone. A post ends with its unit all the
 * same: that a unit ends is no secret, and no post stands in none.
 * @param hidden of these posts nothing prepared is told
 */
export function withoutPrepared(
	{ units, posts, incumbencies, employees }: Told,
	today: CivilDate,
	hidden: ReadonlySet<string>
): { posts: Post[]; incumbencies: Incumbency[]; employees: Employee[] } {
	return {
		posts: withoutEnds(units, posts, today, heldAmong(incumbencies, today, hidden)),
		incumbencies: incumbencies.flatMap((row) => {
			if (!hidden.has(row.postId) || !isPrepared(row, today)) return [row];
			return row.validFrom > today ? [] : [{ ...row, validTo: null }];
		}),
		employees: employees.map((employee) =>
			employee.leftOn !== null && employee.leftOn > today ? { ...employee, leftOn: null } : employee
		)
	};
}

/** Those of some posts that somebody is in today. */
const heldAmong = (
	incumbencies: readonly Incumbency[],
	today: CivilDate,
	among: ReadonlySet<string>
): Set<string> =>
	new Set(
		incumbencies
			.filter((row) => among.has(row.postId) && holdsOn(row, today))
			.map(({ postId }) => postId)
	);

function withoutEnds(
	units: readonly Unit[],
	posts: readonly Post[],
	today: CivilDate,
	going: ReadonlySet<string>
): Post[] {
	const rows = Map.groupBy(posts, ({ id }) => id);
	return posts.map((row) => {
		if (!going.has(row.id) || row.validTo === null || row.validTo <= today) return row;
		if (inOrder(rows.get(row.id) ?? []).at(-1) !== row) return row;
		const last = inOrder(units.filter(({ id }) => id === row.unitId)).at(-1);
		const unitEnds = last?.validTo ?? null;
		const earlier = unitEnds !== null && unitEnds < row.validTo;
		return earlier ? row : { ...row, validTo: unitEnds };
	});
}
