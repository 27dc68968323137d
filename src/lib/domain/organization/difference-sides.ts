import type { PostRef, UnitRef } from './facts';
import type { Snapshot, SnapshotPost, SnapshotUnit } from './snapshot';

/** Both structures with what is looked up in them again and again. */
export interface Sides {
	before: Side;
	after: Side;
}

export interface Side {
	snapshot: Snapshot;
	units: Map<string, SnapshotUnit>;
	/** In the order in which their units are read. */
	posts: Map<string, SnapshotPost>;
	/** Position id -> its posts. */
	standing: Map<string, SnapshotPost[]>;
}

export function sideOf(snapshot: Snapshot): Side {
	const place = new Map(snapshot.units.map(({ id }, index) => [id, index]));
	const placeOf = ({ unitId }: SnapshotPost) => place.get(unitId) ?? place.size;
	const posts = [...snapshot.posts].sort((a, b) => placeOf(a) - placeOf(b));
	return {
		snapshot,
		units: new Map(snapshot.units.map((unit) => [unit.id, unit])),
		posts: new Map(posts.map((post) => [post.id, post])),
		standing: Map.groupBy(posts, ({ positionId }) => positionId)
	};
}

export const unitRef = ({ id, name, kind }: SnapshotUnit): UnitRef => ({ unitId: id, name, kind });

export function refIn(side: Side, unitId: string | null): UnitRef | null {
	const unit = side.units.get(unitId ?? '');
	return unit ? unitRef(unit) : null;
}

export const refOf = (side: Side, unitId: string): UnitRef =>
	refIn(side, unitId) ?? { unitId, name: '', kind: '' };

export const titleIn = (side: Side, postId: string | null): string | null =>
	side.posts.get(postId ?? '')?.title ?? null;

export const postRef = (side: Side, post: SnapshotPost): PostRef => ({
	positionId: post.positionId,
	title: post.title,
	unit: refOf(side, post.unitId)
});
