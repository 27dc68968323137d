import type { PostRef, StructuralFact, UnitRef } from './facts';
import { functionCounts, sameLines } from './function-changes';
import type { Snapshot, SnapshotPost, SnapshotUnit } from './snapshot';

/** Both structures with what is looked up in them again and again. */
interface Sides {
	before: Side;
	after: Side;
}

interface Side {
	snapshot: Snapshot;
	units: Map<string, SnapshotUnit>;
	/** In the order in which their units are read. */
	posts: Map<string, SnapshotPost>;
	/** Position id -> its posts. */
	standing: Map<string, SnapshotPost[]>;
}

/**
 * What changed from one structure to another, by ids alone: a thing that kept its id was renamed or
 * moved, one with another id is another thing. A unit that was created brings its new posts within
 * its own fact, one that was removed takes its posts with it. Facts about units come first, in the
 * order in which the units are read; then those about posts, unit by unit.
 */
export function difference(before: Snapshot, after: Snapshot): StructuralFact[] {
	const sides = { before: sideOf(before), after: sideOf(after) };
	return [
		...unitsCreated(sides),
		...unitsRemoved(sides),
		...after.units.flatMap((unit) => unitChanged(sides, unit)),
		...positionsRenamed(sides),
		...postsCreated(sides),
		...postsRemoved(sides),
		...[...sides.after.posts.values()].flatMap((post) => postChanged(sides, post))
	];
}

function unitsCreated({ before, after }: Sides): StructuralFact[] {
	return after.snapshot.units
		.filter(({ id }) => !before.units.has(id))
		.map((unit) => ({
			kind: 'unit-created',
			unit: unitRef(unit),
			parent: refIn(after, unit.parentId),
			posts: [...after.posts.values()]
				.filter((post) => post.unitId === unit.id && !before.posts.has(post.id))
				.map(({ title }) => title)
		}));
}

function unitsRemoved({ before, after }: Sides): StructuralFact[] {
	return before.snapshot.units
		.filter(({ id }) => !after.units.has(id))
		.map((unit) => ({
			kind: 'unit-removed',
			unit: unitRef(unit),
			parent: refIn(before, unit.parentId)
		}));
}

function unitChanged(sides: Sides, now: SnapshotUnit): StructuralFact[] {
	const { before, after } = sides;
	const then = before.units.get(now.id);
	if (!then) return [];
	const unit = unitRef(now);
	const facts: StructuralFact[] = [];
	if (then.name !== now.name) facts.push({ kind: 'unit-renamed', unit, before: then.name });
	if (then.parentId !== now.parentId)
		facts.push({
			kind: 'unit-moved',
			unit,
			from: refIn(before, then.parentId),
			to: refIn(after, now.parentId)
		});
	facts.push(...chartsChanged(sides, then, now));
	if (then.objective !== now.objective) facts.push({ kind: 'unit-objective-changed', unit });
	if (!sameLines(then.functions, now.functions))
		facts.push({
			kind: 'unit-functions-changed',
			unit,
			...functionCounts(then.functions, now.functions)
		});
	return facts;
}

/** A chart is split or joined only where there are several units to draw. */
function chartsChanged(
	{ before, after }: Sides,
	then: SnapshotUnit,
	now: SnapshotUnit
): StructuralFact[] {
	if (then.charts === now.charts) return [];
	const split = now.charts === 'each';
	const under = (split ? after : before).snapshot.units
		.filter(({ parentId }) => parentId === now.id)
		.map(unitRef);
	if (under.length < 2) return [];
	const unit = unitRef(now);
	return [
		split ? { kind: 'charts-split', unit, into: under } : { kind: 'charts-joined', unit, of: under }
	];
}

function positionsRenamed({ before, after }: Sides): StructuralFact[] {
	return [...after.standing].flatMap(([positionId, posts]): StructuralFact[] => {
		const then = before.standing.get(positionId)?.[0]?.title;
		const now = posts[0]?.title ?? '';
		if (then === undefined || then === now) return [];
		const unitIds = new Set(posts.map(({ unitId }) => unitId));
		const units = after.snapshot.units.filter(({ id }) => unitIds.has(id)).map(unitRef);
		return [{ kind: 'position-renamed', positionId, before: then, after: now, units }];
	});
}

function postsCreated({ before, after }: Sides): StructuralFact[] {
	return [...after.posts.values()]
		.filter(({ id, unitId }) => !before.posts.has(id) && before.units.has(unitId))
		.map((post) => ({
			kind: 'post-created',
			post: postRef(after, post),
			everywhere: !before.standing.has(post.positionId)
		}));
}

function postsRemoved({ before, after }: Sides): StructuralFact[] {
	return [...before.posts.values()]
		.filter(({ id, unitId }) => !after.posts.has(id) && after.units.has(unitId))
		.map((post) => ({
			kind: 'post-removed',
			post: postRef(before, post),
			everywhere: !after.standing.has(post.positionId)
		}));
}

function postChanged({ before, after }: Sides, now: SnapshotPost): StructuralFact[] {
	const then = before.posts.get(now.id);
	if (!then) return [];
	const post = postRef(after, now);
	const facts: StructuralFact[] = [];
	if (then.unitId !== now.unitId)
		facts.push({
			kind: 'post-moved',
			post,
			from: refOf(before, then.unitId),
			to: refOf(after, now.unitId)
		});
	if (then.reportsTo !== now.reportsTo)
		facts.push({
			kind: 'line-changed',
			post,
			from: titleIn(before, then.reportsTo),
			to: titleIn(after, now.reportsTo)
		});
	if (then.headcount !== now.headcount)
		facts.push({
			kind: 'headcount-changed',
			post,
			before: then.headcount,
			after: now.headcount
		});
	return facts;
}

function sideOf(snapshot: Snapshot): Side {
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

const unitRef = ({ id, name, kind }: SnapshotUnit): UnitRef => ({ unitId: id, name, kind });

function refIn(side: Side, unitId: string | null): UnitRef | null {
	const unit = side.units.get(unitId ?? '');
	return unit ? unitRef(unit) : null;
}

const refOf = (side: Side, unitId: string): UnitRef =>
	refIn(side, unitId) ?? { unitId, name: '', kind: '' };

const titleIn = (side: Side, postId: string | null): string | null =>
	side.posts.get(postId ?? '')?.title ?? null;

const postRef = (side: Side, post: SnapshotPost): PostRef => ({
	positionId: post.positionId,
	title: post.title,
	unit: refOf(side, post.unitId)
});
