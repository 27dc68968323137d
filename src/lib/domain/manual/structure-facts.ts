import { difference } from '../organization/difference';
import { unitsBelow } from '../organization/org-chart';
import type { Snapshot } from '../organization/snapshot';
import { UNIT_PARTS, type StructureFact, type UnitPart } from './manual-facts';

/**
 * What changed in the structure of a manual. A unit that is new to it but stood elsewhere on the day
 * of the older one was incorporated, not created: row, comparison and notices say the same word.
 * @param stood ids of every unit of that day, in the manual or outside it
 */
export function structureFacts(
	before: Snapshot,
	after: Snapshot,
	stood: ReadonlySet<string>
): StructureFact[] {
	return difference(before, after).map((fact): StructureFact => {
		if (fact.kind !== 'unit-created') return fact;
		const parts = lackingParts(after, fact.unit.unitId);
		const lacks = parts.length > 0 ? { lacks: parts } : {};
		const { unit, posts } = fact;
		return stood.has(unit.unitId)
			? { kind: 'unit-incorporated', unit, posts, ...lacks }
			: { ...fact, ...lacks };
	});
}

/** What no section can show of a unit: without posts in it or below there is nothing to draw. */
function lackingParts({ units, posts }: Snapshot, unitId: string): UnitPart[] {
	const unit = units.find(({ id }) => id === unitId);
	const below = unitsBelow(units, unitId);
	const lacking: Record<UnitPart, boolean> = {
		chart: !posts.some((post) => below.has(post.unitId)),
		objective: !unit?.objective.trim(),
		functions: !unit?.functions.length
	};
	return UNIT_PARTS.filter((part) => lacking[part]);
}
