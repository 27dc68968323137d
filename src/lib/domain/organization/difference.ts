import { unitDifferences } from './unit-differences';
import { sideOf } from './difference-sides';
import type { StructuralFact } from './facts';
import { postDifferences } from './post-differences';
import type { Snapshot } from './snapshot';

/**
 * What changed from one structure to another, by ids alone: a thing that kept its id was renamed or
 * moved, one with another id is another thing. A unit that was created brings its new posts within
 * its own fact, one that was removed takes its posts with it. Facts about units come first, in the
 * order in which the units are read; then those about posts, unit by unit.
 */
export function difference(before: Snapshot, after: Snapshot): StructuralFact[] {
	const sides = { before: sideOf(before), after: sideOf(after) };
	return [...unitDifferences(sides), ...postDifferences(sides)];
}
