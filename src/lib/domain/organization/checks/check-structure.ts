import type { Delivery, PublishedMatrix } from '../deliverable-network';
import type { Snapshot } from '../snapshot';
import {
	lostRecipients,
	oneSidedRelationships,
	statedBosses,
	type MatrixGround
} from './check-matrices';
import { postsWithoutBoss, spansOverLimit } from './check-posts';
import { repeatedFunctions, unitsWithoutWords } from './check-units';
import { CHECKS, type CheckCode, type StructureFinding } from './finding';

export interface Checked {
	snapshot: Snapshot;
	matrices: readonly PublishedMatrix[];
	deliveries: readonly Delivery[];
	ground: MatrixGround;
	/** The most people under one holder of a post. */
	spanLimit: number;
}

/** All findings on a structure with its matrices in force, in the order of the checks. */
export function checkStructure(checked: Checked): StructureFinding[] {
	const { snapshot, matrices, deliveries, ground, spanLimit } = checked;
	const findings = [
		...postsWithoutBoss(snapshot),
		...spansOverLimit(snapshot, spanLimit),
		...unitsWithoutWords(snapshot),
		...repeatedFunctions(snapshot),
		...lostRecipients(deliveries, ground),
		...oneSidedRelationships(matrices, ground),
		...statedBosses(matrices, ground)
	];
	return findings.sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check));
}

/** How many of each check, those without one too. */
export function countChecks(
	findings: readonly Pick<StructureFinding, 'check'>[]
): Record<CheckCode, number> {
	const counts = Object.fromEntries(CHECKS.map((check) => [check, 0])) as Record<CheckCode, number>;
	for (const { check } of findings) counts[check] += 1;
	return counts;
}
