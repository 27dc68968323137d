import { postsBelow } from '../reporting-line';
import type { Snapshot, SnapshotPost, SnapshotUnit } from '../snapshot';
import { structureFinding, type StructureFinding } from './finding';

/**
 * Posts that report to nobody, but the head of each tree of units: of the bossless posts the one
 * nearest to the root, the one with more posts below where several stand there.
 */
export function postsWithoutBoss(snapshot: Snapshot): StructureFinding[] {
	const { units, posts } = snapshot;
	const names = new Map(units.map(({ id, name }) => [id, name]));
	const { rootOf, depthOf } = placesOf(units);
	const bossless = posts.filter(({ reportsTo }) => reportsTo === null);
	const trees = Map.groupBy(bossless, ({ unitId }) => rootOf(unitId));
	return [...trees.values()].flatMap((tree) => {
		const below = new Map(tree.map(({ id }) => [id, postsBelow(posts, [id]).length]));
		const [, ...others] = [...tree].sort(
			(a, b) =>
				depthOf(a.unitId) - depthOf(b.unitId) ||
				(below.get(b.id) ?? 0) - (below.get(a.id) ?? 0) ||
				(a.id < b.id ? -1 : 1)
		);
		return others.map((post) =>
			structureFinding('post_without_boss', subjectOf(post), [post.unitId], {
				title: post.title,
				unit: names.get(post.unitId) ?? ''
			})
		);
	});
}

/** Posts with more places under each of their holders than the limit, vacant ones counted. */
export function spansOverLimit({ units, posts }: Snapshot, limit: number): StructureFinding[] {
	const names = new Map(units.map(({ id, name }) => [id, name]));
	const reports = Map.groupBy(posts, ({ reportsTo }) => reportsTo);
	return posts.flatMap((post) => {
		const seats = (reports.get(post.id) ?? []).reduce((sum, { headcount }) => sum + headcount, 0);
		const count = Math.ceil(seats / post.headcount);
		if (count <= limit) return [];
		const unit = names.get(post.unitId) ?? '';
		const data = { title: post.title, unit, count, limit };
		return [structureFinding('span_over_limit', subjectOf(post), [post.unitId], data)];
	});
}

const subjectOf = ({ id, positionId, code, title }: SnapshotPost) =>
	({ kind: 'post', postId: id, positionId, code, name: title }) as const;

/** Units stand before those below them, so one pass finds root and depth of each. */
function placesOf(units: readonly SnapshotUnit[]) {
	const places = new Map<string, { root: string; depth: number }>();
	for (const { id, parentId } of units) {
		const above = places.get(parentId ?? '');
		places.set(id, above ? { root: above.root, depth: above.depth + 1 } : { root: id, depth: 0 });
	}
	return {
		rootOf: (unitId: string) => places.get(unitId)?.root ?? unitId,
		depthOf: (unitId: string) => places.get(unitId)?.depth ?? 0
	};
}
