import { difference } from '../organization/difference';
import type { Snapshot } from '../organization/snapshot';
import type { StructureFact } from './manual-facts';

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
	return difference(before, after).map((fact): StructureFact =>
		fact.kind === 'unit-created' && stood.has(fact.unit.unitId)
			? { kind: 'unit-incorporated', unit: fact.unit, posts: fact.posts }
			: fact
	);
}
