import { addDays } from '../calendar/civil-date';
import type { CivilDate } from '../matrix/version';
import { asOf } from './as-of';
import type { Dated } from './periods';
import type { Incumbency, Post, Unit } from './records';

/** `stays`: it was to go to `from` that day, and goes on where it is. */
type UnitMove = 'unit-moved' | 'unit-stays';
type PostMove = 'post-moved' | 'post-stays';
type LineChange = 'line-changed' | 'line-stays';

/** What a change brings about beside what was typed; ids of records, the first day of it. */
export type ChangeEffect =
	| { kind: UnitMove; unitId: string; from: string | null; to: string | null; on: CivilDate }
	| { kind: 'unit-ended'; unitId: string; on: CivilDate }
	| { kind: PostMove; postId: string; from: string; to: string; on: CivilDate }
	| { kind: LineChange; postId: string; from: string | null; to: string | null; on: CivilDate }
	| { kind: 'post-ended'; postId: string; on: CivilDate }
	/** The employee comes to hold, or holds no more, a position, whatever the post. */
	| { kind: 'position-taken'; employeeId: string; positionId: string; on: CivilDate }
	| { kind: 'position-left'; employeeId: string; positionId: string; on: CivilDate }
	/** The employee was to leave the post that day and goes on in it. */
	| { kind: 'stay-kept'; id: string; employeeId: string; postId: string; on: CivilDate }
	/** The employee is in no post any more. */
	| { kind: 'without-post'; employeeId: string; on: CivilDate }
	/** More people than places, since somebody acts. */
	| { kind: 'acting-beyond'; postId: string; on: CivilDate };

export interface EffectRecords {
	units: readonly Unit[];
	posts: readonly Post[];
	incumbencies: readonly Incumbency[];
}

/** What differs between two structures for the records that were changed. */
export function changeEffects(
	before: EffectRecords,
	after: EffectRecords,
	changed: { units: readonly string[]; posts: readonly string[]; incumbencies: readonly string[] }
): ChangeEffect[] {
	const effects: ChangeEffect[] = [];
	for (const unitId of changed.units) {
		const [was, is] = rowsOf(unitId, before.units, after.units);
		const moved = firstDifference(was, is, ({ parentId }) => parentId);
		if (moved) {
			const { stays, ...move } = moved;
			effects.push({ kind: stays ? 'unit-stays' : 'unit-moved', unitId, ...move });
		}
		const on = endBrought(was, is);
		if (on) effects.push({ kind: 'unit-ended', unitId, on });
	}
	for (const postId of changed.posts) {
		const [was, is] = rowsOf(postId, before.posts, after.posts);
		const moved = firstDifference(was, is, ({ unitId }) => unitId);
		if (moved) {
			const { stays, ...move } = moved;
			effects.push({ kind: stays ? 'post-stays' : 'post-moved', postId, ...move });
		}
		const line = firstDifference(was, is, ({ reportsTo }) => reportsTo);
		if (line) {
			const { stays, ...change } = line;
			effects.push({ kind: stays ? 'line-stays' : 'line-changed', postId, ...change });
		}
		const on = endBrought(was, is);
		if (on) effects.push({ kind: 'post-ended', postId, on });
	}
	for (const id of changed.incumbencies) {
		const kept = goesOn(...rowsOf(id, before.incumbencies, after.incumbencies));
		if (kept) effects.push({ kind: 'stay-kept', ...kept });
	}
	return [...effects, ...holderEffects(before, after, changed.incumbencies)];
}

function rowsOf<T extends Dated>(id: string, ...lists: (readonly T[])[]): [T[], T[]] {
	const [was = [], is = []] = lists.map((rows) => rows.filter((row) => row.id === id));
	return [was, is];
}

const startsOf = (...lists: (readonly Dated[])[]) =>
	[
		...new Set(
			lists
				.flat()
				.flatMap(({ validFrom, validTo }) =>
					validTo === null ? [validFrom] : [validFrom, validTo]
				)
		)
	].sort();

/** The first day on which both exist and say something else; whether nothing moves that day any more. */
function firstDifference<T extends Dated, V>(
	was: readonly T[],
	is: readonly T[],
	valueOf: (row: T) => V
): { from: V; to: V; on: CivilDate; stays: boolean } | null {
	for (const on of startsOf(was, is)) {
		const [old] = asOf(was, on);
		const [present] = asOf(is, on);
		if (!old || !present || valueOf(old) === valueOf(present)) continue;
		const [former] = asOf(is, addDays(on, -1));
		const to = valueOf(present);
		return { from: valueOf(old), to, on, stays: former !== undefined && valueOf(former) === to };
	}
	return null;
}

/** The day on which a record ends that would have gone on; null where it does not. */
function endBrought(was: readonly Dated[], is: readonly Dated[]): CivilDate | null {
	if (was.length === 0) return null;
	return (
		startsOf(was, is).find((on) => asOf(was, on).length > 0 && asOf(is, on).length === 0) ?? null
	);
}

/** The first stay that was to end and does not. */
function goesOn(was: readonly Incumbency[], is: readonly Incumbency[]) {
	for (const { id, employeeId, postId, validTo: on } of was) {
		const [present] = on === null ? [] : asOf(is, on);
		if (on !== null && present && present.validFrom < on && asOf(was, on).length === 0)
			return { id, employeeId, postId, on };
	}
	return null;
}

function holderEffects(
	before: EffectRecords,
	after: EffectRecords,
	changed: readonly string[]
): ChangeEffect[] {
	const rows = [...before.incumbencies, ...after.incumbencies].filter(({ id }) =>
		changed.includes(id)
	);
	const effects: ChangeEffect[] = [];
	const seen = new Set<string>();
	const once = (effect: ChangeEffect, key: string) => {
		if (!seen.has(`${effect.kind} ${key}`)) effects.push(effect);
		seen.add(`${effect.kind} ${key}`);
	};
	for (const employeeId of new Set(rows.map((row) => row.employeeId)))
		for (const on of startsOf(rows.filter((row) => row.employeeId === employeeId))) {
			const was = held(before, employeeId, on);
			const is = held(after, employeeId, on);
			// Who goes on holding a position does not come to hold it.
			const already = held(after, employeeId, addDays(on, -1));
			for (const positionId of is)
				if (!was.has(positionId) && !already.has(positionId))
					once({ kind: 'position-taken', employeeId, positionId, on }, employeeId + positionId);
			for (const positionId of was)
				if (!is.has(positionId))
					once({ kind: 'position-left', employeeId, positionId, on }, employeeId + positionId);
			if (was.size > 0 && is.size === 0) once({ kind: 'without-post', employeeId, on }, employeeId);
		}
	for (const postId of new Set(rows.map((row) => row.postId)))
		for (const on of startsOf(rows.filter((row) => row.postId === postId))) {
			const over = beyond(after, postId, on);
			if (over && !beyond(before, postId, on)) once({ kind: 'acting-beyond', postId, on }, postId);
		}
	return effects;
}

function held(
	{ posts, incumbencies }: EffectRecords,
	employeeId: string,
	on: CivilDate
): Set<string> {
	const own = asOf(
		incumbencies.filter((row) => row.employeeId === employeeId),
		on
	);
	const ids = new Set(own.map(({ postId }) => postId));
	return new Set(
		asOf(
			posts.filter(({ id }) => ids.has(id)),
			on
		).map(({ positionId }) => positionId)
	);
}

function beyond({ posts, incumbencies }: EffectRecords, postId: string, on: CivilDate): boolean {
	const [post] = asOf(
		posts.filter(({ id }) => id === postId),
		on
	);
	const people = asOf(
		incumbencies.filter((row) => row.postId === postId),
		on
	).length;
	return post !== undefined && people > post.headcount;
}
