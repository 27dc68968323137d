import type { CivilDate } from '../matrix/version';
import type { Employee, Incumbency } from './records';

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
 * Who holds what without what is only prepared in some posts: whoever is in one stays, whoever is
 * to come is not there. That somebody leaves the company shows by their posts alone.
 * @param hidden of these posts nothing prepared is told
 */
export function withoutPrepared(
	{
		incumbencies,
		employees
	}: { incumbencies: readonly Incumbency[]; employees: readonly Employee[] },
	today: CivilDate,
	hidden: ReadonlySet<string>
): { incumbencies: Incumbency[]; employees: Employee[] } {
	return {
		incumbencies: incumbencies.flatMap((row) => {
			if (!hidden.has(row.postId) || !isPrepared(row, today)) return [row];
			return row.validFrom > today ? [] : [{ ...row, validTo: null }];
		}),
		employees: employees.map((employee) =>
			employee.leftOn !== null && employee.leftOn > today ? { ...employee, leftOn: null } : employee
		)
	};
}
