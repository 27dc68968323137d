import type { Snapshot, SnapshotPost, SnapshotUnit } from './snapshot';

/** A box of an org chart: a post, or equal posts of sibling units that are drawn as one. */
export interface ChartBox {
	/** Unique in its chart: the id of its first post. */
	key: string;
	postIds: string[];
	positionId: string;
	code: string;
	title: string;
	/** The unit of its first post. */
	unitId: string;
	/** Every unit that it stands in, in reading order. */
	unitNames: string[];
	headcount: number;
	/** Staff beside its boss, not in the line. */
	staff: boolean;
	/** No document states any of its lines. */
	assumed: boolean;
	/** Posts of its own unit first, then those of units below in their order. */
	children: ChartBox[];
}

export interface ChartOptions {
	/** Posts of these units only; null for all. A post whose boss is left out becomes a root. */
	unitIds: ReadonlySet<string> | null;
	/** Equal posts of sibling units under the same boss as one box. */
	merge: boolean;
}

/** Boxes of a chart from the heads down; posts on a circle, should one get in, are left out. */
export function orgChart(snapshot: Snapshot, { unitIds, merge }: ChartOptions): ChartBox[] {
	const posts = unitIds
		? snapshot.posts.filter(({ unitId }) => unitIds.has(unitId))
		: snapshot.posts;
	return boxesOf(snapshot.units, posts, merge);
}

/**
 * The general chart of a unit: its own posts and, of the units below, those that report straight to
 * one of them, equal ones of sibling units as one box. A unit without posts (a group) shows whoever
 * heads the units below.
 */
export function generalChart({ units, posts }: Snapshot, rootUnitId: string): ChartBox[] {
	const inside = unitsBelow(units, rootUnitId);
	const within = posts.filter(({ unitId }) => inside.has(unitId));
	const own = new Set(within.filter((post) => post.unitId === rootUnitId).map(({ id }) => id));
	const known = new Set(within.map(({ id }) => id));
	const shown = within.filter(({ id, reportsTo }) =>
		own.size > 0
			? own.has(id) || own.has(reportsTo ?? '')
			: reportsTo === null || !known.has(reportsTo)
	);
	return boxesOf(units, shown, true);
}

/** A unit and every unit below it; units stand each before those below (see `Snapshot`). */
export function unitsBelow(
	units: readonly Pick<SnapshotUnit, 'id' | 'parentId'>[],
	rootUnitId: string
): Set<string> {
	const inside = new Set([rootUnitId]);
	for (const { id, parentId } of units) if (inside.has(parentId ?? '')) inside.add(id);
	return inside;
}

function boxesOf(
	units: readonly SnapshotUnit[],
	posts: readonly SnapshotPost[],
	merge: boolean
): ChartBox[] {
	const place = new Map(units.map((unit, index) => [unit.id, { unit, index }]));
	const indexOf = ({ unitId }: SnapshotPost) => place.get(unitId)?.index ?? units.length;
	const ordered = [...posts].sort((a, b) => indexOf(a) - indexOf(b));
	const known = new Set(posts.map(({ id }) => id));
	const isRoot = ({ reportsTo }: SnapshotPost) => reportsTo === null || !known.has(reportsTo);
	const reports = Map.groupBy(
		ordered.filter((post) => !isRoot(post)),
		({ reportsTo }) => reportsTo
	);

	/** `standsFor`: of units whose heads share a box, the first one, for those right below them. */
	const boxesUnder = (
		found: readonly SnapshotPost[],
		standsFor: ReadonlyMap<string, string>
	): ChartBox[] => {
		const levelOf = ({ unitId }: SnapshotPost) => {
			const parentId = place.get(unitId)?.unit.parentId ?? '';
			return standsFor.get(parentId) ?? parentId;
		};
		const keyOf = (post: SnapshotPost) =>
			merge ? `${post.positionId} ${String(post.staff)} ${levelOf(post)}` : post.id;
		return [...Map.groupBy(found, keyOf).values()].flatMap((group) => {
			const [first] = group;
			if (!first) return [];
			const unitIds = [...new Set(group.map(({ unitId }) => unitId))];
			const below = group.flatMap(({ id }) => reports.get(id) ?? []);
			below.sort((a, b) => indexOf(a) - indexOf(b));
			const merged = unitIds.length === 1 ? standsFor : new Map(standsFor);
			if (merged instanceof Map) for (const id of unitIds.slice(1)) merged.set(id, first.unitId);
			return {
				key: first.id,
				postIds: group.map(({ id }) => id),
				...{ positionId: first.positionId, code: first.code, title: first.title },
				unitId: first.unitId,
				unitNames: unitIds.map((id) => place.get(id)?.unit.name ?? ''),
				headcount: group.reduce((sum, { headcount }) => sum + headcount, 0),
				staff: first.staff,
				assumed: group.every(({ assumed }) => assumed),
				children: boxesUnder(below, merged)
			};
		});
	};
	return boxesUnder(ordered.filter(isRoot), new Map());
}
