import type { Actor } from '$lib/domain/access/actor';
import { can } from '$lib/domain/access/can';
import type { CivilDate } from '$lib/domain/matrix/version';
import {
	postsWithPrepared,
	withoutPrepared,
	type PeopleOfToday
} from '$lib/domain/organization/prepared-stays';
import { postsBelow } from '$lib/domain/organization/reporting-line';
import { indexed, type Structure } from './structure';

/** Of a structure by the posts of which nothing prepared is told; they go when it goes. */
const made = new WeakMap<Structure, Map<string, Structure>>();
const MOST_SEEN = 8;

/**
 * The structure as somebody may know it. That a person leaves, moves or comes on a day to come, or
 * that the post in which they are ends, is told to human resources, the auditor and the bosses of
 * the post alone, to that person not either: nobody learns it from a chart. For everybody else
 * people stay where they are until the day.
 * @param date the day that is looked at: bosses of the post are those of today and of that day
 */
export function seenStructure(
	actor: Actor,
	structure: Structure,
	{ today, date }: { today: CivilDate; date: CivilDate }
): Structure {
	if (can(actor, 'structure.read-prepared')) return structure;
	const prepared = postsWithPrepared(structure.records.incumbencies, today);
	const below = postsBelowActor(actor, structure, today, date);
	const hidden = new Set([...prepared].filter((id) => !below.has(id)));
	const leavers = structure.records.employees.some(({ leftOn }) => (leftOn ?? '') > today);
	if (hidden.size === 0 && !leavers) return structure;
	const known = made.get(structure) ?? new Map<string, Structure>();
	made.set(structure, known);
	const key = [today, ...[...hidden].sort()].join(' ');
	let seen = known.get(key);
	if (!seen) {
		if (known.size >= MOST_SEEN) known.clear();
		const { records } = structure;
		seen = indexed({ ...records, ...withoutPrepared(records, today, hidden) });
		known.set(key, seen);
	}
	return seen;
}

/** What a reader of a day is to know of the people that `seenStructure` shows. @param postId of one post alone */
export function peopleOfToday(
	actor: Actor,
	structure: Structure,
	{ today, date }: { today: CivilDate; date: CivilDate },
	postId?: string
): PeopleOfToday {
	if (date <= today || can(actor, 'structure.read-prepared')) return null;
	const below = postsBelowActor(actor, structure, today, date);
	if (postId !== undefined) return below.has(postId) ? null : 'all';
	return below.size === 0 ? 'all' : 'others';
}

function postsBelowActor(
	{ employeeId }: Actor,
	structure: Structure,
	today: CivilDate,
	date: CivilDate
): Set<string> {
	const own = structure.on(today).incumbenciesOfEmployee.get(employeeId ?? '') ?? [];
	const ids = own.map(({ postId }) => postId);
	if (ids.length === 0) return new Set();
	const days = [...new Set([today, date])].map((day) => [...structure.on(day).posts.values()]);
	return new Set(days.flatMap((posts) => postsBelow(posts, ids)));
}
