import type { CivilDate } from '$lib/domain/matrix/version';
import { occupancyOn, type Occupancy } from '$lib/domain/organization/occupancy';
import { snapshotOn, type Snapshot } from '$lib/domain/organization/snapshot';
import type { Structure, StructureOn } from './structure';

export interface OccupiedSnapshot {
	snapshot: Snapshot;
	/** By post. */
	occupancies: ReadonlyMap<string, Occupancy>;
}

/** One for each structure and date in memory; it goes when they go. */
const made = new WeakMap<StructureOn, OccupiedSnapshot>();

/** The whole structure on a date with who holds each of its posts. */
export function snapshotOf(structure: Structure, date: CivilDate): OccupiedSnapshot {
	const on = structure.on(date);
	const known = made.get(on);
	if (known) return known;
	const { records } = structure;
	const snapshot = snapshotOn(records, date);
	const periods = Map.groupBy(records.posts, ({ id }) => id);
	const held = Map.groupBy(records.incumbencies, ({ postId }) => postId);
	const occupancies = new Map(
		snapshot.posts.map(({ id }) => [
			id,
			occupancyOn(periods.get(id) ?? [], held.get(id) ?? [], date)
		])
	);
	const occupied = { snapshot, occupancies };
	made.set(on, occupied);
	return occupied;
}
