import { headersChanged } from './header-changes';
import type { ScenarioChange } from './scenario';
import { peopleGoTo } from './scenario-targets';
import type { Snapshot, SnapshotPost } from './snapshot';

/** Somebody in a post on the day for which a scenario is planned. */
export interface Holder {
	employeeId: string;
	postId: string;
	acting: boolean;
}

/** What trying out a structure would bring about; ids of records. */
export interface Consequences {
	/** Posts with another boss. */
	lines: { postId: string; from: string | null; to: string | null }[];
	/** Positions whose matrix in force would say another unit, boss or reports, with who holds them then. */
	headers: { positionId: string; people: string[] }[];
	/** People who come to hold a position that they did not hold. */
	movers: { employeeId: string; from: string[]; to: string[] }[];
	/** Seats of each unit's own posts, where they differ. */
	seats: { unitId: string; name: string; before: number; after: number }[];
	total: { before: number; after: number };
	/** Places that were not vacant, or not there, before. */
	vacancies: { postId: string; count: number }[];
	/** In a post that goes, and in no other. */
	withoutPost: string[];
	/** Posts with more people than places: they keep the scenario from being applied. */
	beyond: { postId: string; people: number; headcount: number }[];
}

/**
 * What differs for people, matrices and units between a structure and what it would become.
 * @param holders of `before`
 * @param hasMatrix whether a matrix of a position is in force
 */
export function consequences(
	before: Snapshot,
	after: Snapshot,
	given: {
		changes: readonly ScenarioChange[];
		holders: readonly Holder[];
		hasMatrix: (positionId: string) => boolean;
	}
): Consequences {
	const then = holdersAfter(after, given.changes, given.holders);
	const people = (rows: readonly Holder[]) => new Set(rows.map(({ employeeId }) => employeeId));
	const still = people(then);
	return {
		lines: linesChanged(before, after),
		headers: headersChanged(before, after)
			.filter(given.hasMatrix)
			.map((positionId) => ({ positionId, people: peopleOf(after, then, positionId) })),
		movers: moversBetween(before, given.holders, after, then),
		seats: seatsByUnit(before, after),
		total: { before: seatsOf(before.posts), after: seatsOf(after.posts) },
		...roomIn(before, given.holders, after, then),
		withoutPost: [...people(given.holders)].filter((id) => !still.has(id))
	};
}

function holdersAfter(
	{ posts }: Snapshot,
	changes: readonly ScenarioChange[],
	holders: readonly Holder[]
): Holder[] {
	const known = new Set(posts.map(({ id }) => id));
	return holders.flatMap((holder) => {
		const postId = peopleGoTo(changes, holder.postId);
		return postId !== null && known.has(postId) ? [{ ...holder, postId }] : [];
	});
}

function linesChanged(before: Snapshot, after: Snapshot): Consequences['lines'] {
	const was = new Map(before.posts.map((post) => [post.id, post.reportsTo]));
	return after.posts.flatMap(({ id, reportsTo }) => {
		const from = was.get(id);
		return from === undefined || from === reportsTo ? [] : [{ postId: id, from, to: reportsTo }];
	});
}

/** Who holds a position, acting or not, each once. */
function peopleOf({ posts }: Snapshot, holders: readonly Holder[], positionId: string): string[] {
	const own = new Set(posts.filter((post) => post.positionId === positionId).map(({ id }) => id));
	return [
		...new Set(holders.filter(({ postId }) => own.has(postId)).map(({ employeeId }) => employeeId))
	];
}

function moversBetween(
	before: Snapshot,
	holders: readonly Holder[],
	after: Snapshot,
	then: readonly Holder[]
): Consequences['movers'] {
	const [was, is] = [positionsHeld(before, holders), positionsHeld(after, then)];
	return [...is].flatMap(([employeeId, held]) => {
		const former = was.get(employeeId) ?? new Set<string>();
		const to = [...held].filter((id) => !former.has(id));
		const from = [...former].filter((id) => !held.has(id));
		return to.length > 0 ? [{ employeeId, from, to }] : [];
	});
}

function positionsHeld({ posts }: Snapshot, holders: readonly Holder[]): Map<string, Set<string>> {
	const positions = new Map(posts.map((post) => [post.id, post.positionId]));
	const held = new Map<string, Set<string>>();
	for (const { employeeId, postId } of holders) {
		const positionId = positions.get(postId);
		if (positionId === undefined) continue;
		held.set(employeeId, (held.get(employeeId) ?? new Set<string>()).add(positionId));
	}
	return held;
}

const seatsOf = (posts: readonly SnapshotPost[]): number =>
	posts.reduce((sum, { headcount }) => sum + headcount, 0);

function seatsByUnit(before: Snapshot, after: Snapshot): Consequences['seats'] {
	const count = ({ posts }: Snapshot) => {
		const groups = Map.groupBy(posts, ({ unitId }) => unitId);
		return (unitId: string) => seatsOf(groups.get(unitId) ?? []);
	};
	const [was, is] = [count(before), count(after)];
	const known = new Set(after.units.map(({ id }) => id));
	return [...after.units, ...before.units.filter(({ id }) => !known.has(id))]
		.map(({ id, name }) => ({ unitId: id, name, before: was(id), after: is(id) }))
		.filter((row) => row.before !== row.after);
}

function roomIn(
	before: Snapshot,
	holders: readonly Holder[],
	after: Snapshot,
	then: readonly Holder[]
): Pick<Consequences, 'vacancies' | 'beyond'> {
	const room = ({ posts }: Snapshot, rows: readonly Holder[]) => {
		const held = Map.groupBy(
			rows.filter(({ acting }) => !acting),
			({ postId }) => postId
		);
		return new Map(
			posts.map((post) => [post.id, post.headcount - (held.get(post.id)?.length ?? 0)])
		);
	};
	const [was, is] = [room(before, holders), room(after, then)];
	const vacancies: Consequences['vacancies'] = [];
	const beyond: Consequences['beyond'] = [];
	for (const { id, headcount } of after.posts) {
		const [old, present] = [was.get(id) ?? 0, is.get(id) ?? 0];
		const count = Math.max(0, present) - Math.max(0, old);
		if (count > 0) vacancies.push({ postId: id, count });
		if (present < 0 && present < old)
			beyond.push({ postId: id, people: headcount - present, headcount });
	}
	return { vacancies, beyond };
}
