import { matchRows } from '../matrix/difference/match-rows';
import { refIn, unitRef, type Sides } from './difference-sides';
import type { StructuralFact } from './facts';
import { functionCounts, sameLines } from './function-changes';
import type { SnapshotUnit } from './snapshot';

/** What changed of the units themselves. */
export function unitDifferences(sides: Sides): StructuralFact[] {
	return [
		...unitsCreated(sides),
		...unitsRemoved(sides),
		...sides.after.snapshot.units.flatMap((unit) => unitChanged(sides, unit)),
		...unitsReordered(sides)
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
	if (then.code !== now.code)
		facts.push({ kind: 'unit-recoded', unit, before: then.code, after: now.code });
	if (then.kind !== now.kind) facts.push({ kind: 'unit-kind-changed', unit, before: then.kind });
	if (then.group !== now.group) facts.push({ kind: 'unit-group-changed', unit, group: now.group });
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

/**
 * Units that stand elsewhere among those right under the same parent, and so get another number: the
 * fewest that explain the new order. Where nobody gave a unit another place, only names changed.
 */
function unitsReordered({ before, after }: Sides): StructuralFact[] {
	const { pairs } = matchRows(
		before.snapshot.units,
		after.snapshot.units,
		() => '',
		({ parentId }) => parentId ?? ''
	);
	const placed = new Set(
		pairs.filter((pair) => pair.before.order !== pair.after.order).map(groupOf)
	);
	const moved = pairs.filter((pair) => pair.moved && placed.has(groupOf(pair)));
	return [...Map.groupBy(moved, groupOf).values()].map((group) => ({
		kind: 'units-reordered',
		parent: refIn(after, group[0]?.after.parentId ?? null),
		units: group.map((pair) => unitRef(pair.after))
	}));
}

const groupOf = ({ after }: { after: SnapshotUnit }): string => after.parentId ?? '';
