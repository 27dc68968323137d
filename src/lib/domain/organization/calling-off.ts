import type { CivilDate } from '../matrix/version';

import { directedBack, existsOn, inOrder, withoutPeriod, type Dated } from './periods';
import type { Employee, Incumbency, Post, Unit } from './records';

/**
 * What was prepared together with a change that is called off, and goes with it: whoever leaves one
 * post for another on a day was to leave and to come; what leans on a unit or a post that was to end
 * was to go elsewhere. Every period of each record, as it is to be.
 */

/** Units and posts that a unit was to lose to others on the day of its end. */
export function backToUnit(
	records: { units: readonly Unit[]; posts: readonly Post[] },
	unitId: string,
	from: CivilDate
): { units: Map<string, Unit[]>; posts: Map<string, Post[]> } {
	return {
		units: back(records.units, (rows) =>
			directedBack(rows, { from, field: 'parentId', was: unitId })
		),
		posts: back(records.posts, (rows) => directedBack(rows, { from, field: 'unitId', was: unitId }))
	};
}

/** Reports that a post was to lose to others on the day of its end, and people who were to leave it. */
export function backToPost(
	records: {
		posts: readonly Post[];
		incumbencies: readonly Incumbency[];
		employees: readonly Employee[];
	},
	postId: string,
	from: CivilDate
): { posts: Map<string, Post[]>; incumbencies: Map<string, Incumbency[]> } {
	const posts = back(records.posts, (rows) =>
		directedBack(rows, { from, field: 'reportsTo', was: postId })
	);
	const gone = new Set(
		records.employees.filter(({ leftOn }) => leftOn === from).map(({ id }) => id)
	);
	const incumbencies = new Map<string, Incumbency[]>();
	for (const { employeeId, acting, validTo, postId: held } of records.incumbencies)
		if (held === postId && validTo === from && !gone.has(employeeId))
			for (const [id, rows] of moveCalledOff(records, {
				...{ employeeId, acting, on: from, all: false },
				standing: (other) =>
					other === postId ||
					existsOn(
						records.posts.filter((post) => post.id === other),
						from
					)
			}))
				incumbencies.set(id, rows);
	return { posts, incumbencies };
}

/**
 * Somebody's stays without what was to change in them on a day: those that were to end go on, those
 * that were to begin do not.
 * @param given.all acting stays and others alike, as when somebody was to leave the company; only
 * those of the same sort otherwise
 * @param given.standing whether a post exists on that day: nobody goes on in one that does not
 */
export function moveCalledOff(
	{ incumbencies }: { incumbencies: readonly Incumbency[] },
	given: {
		employeeId: string;
		acting: boolean;
		on: CivilDate;
		all: boolean;
		standing: (postId: string) => boolean;
	}
): Map<string, Incumbency[]> {
	const { employeeId, acting, on, all, standing } = given;
	const stays = Map.groupBy(
		incumbencies.filter((row) => row.employeeId === employeeId),
		({ id }) => id
	);
	const concerned = (row: Incumbency) => all || row.acting === acting;
	const begun = [...stays.values()]
		.filter((rows) => !rows.some(({ validTo }) => validTo === on))
		.flatMap((rows) => rows.filter((row) => row.validFrom === on && concerned(row)));
	const [next] = begun;
	const called = new Map<string, Incumbency[]>();
	for (const { id, rowId } of begun) {
		const left = withoutPeriod(stays.get(id) ?? [], rowId);
		if (left) called.set(id, left);
	}
	for (const [id, rows] of stays) {
		const ordered = inOrder(rows);
		const last = ordered.at(-1);
		if (last?.validTo !== on || !concerned(last) || !standing(last.postId)) continue;
		// A stay for a time that was to go on elsewhere has its end there.
		called.set(id, [...ordered.slice(0, -1), { ...last, validTo: next?.validTo ?? null }]);
	}
	return called;
}

function back<T extends Dated>(
	rows: readonly T[],
	of: (own: readonly T[]) => T[] | null
): Map<string, T[]> {
	const found = new Map<string, T[]>();
	for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
		const is = of(own);
		if (is) found.set(id, is);
	}
	return found;
}
