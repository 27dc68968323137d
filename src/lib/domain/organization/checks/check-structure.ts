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

/** Findings on units and posts. @param spanLimit the most places under one holder of a post */
export function checkSnapshot(snapshot: Snapshot, spanLimit: number): StructureFinding[] {
	return [
		...postsWithoutBoss(snapshot),
		...spansOverLimit(snapshot, spanLimit),
		...unitsWithoutWords(snapshot),
		...repeatedFunctions(snapshot)
	];
}

/** Findings on the matrices in force, held against each other and the posts. */
export function checkMatrices(
	matrices: readonly PublishedMatrix[],
	deliveries: readonly Delivery[],
	ground: MatrixGround
): StructureFinding[] {
	return [
		...lostRecipients(deliveries, ground),
		...oneSidedRelationships(matrices, ground),
		...statedBosses(matrices, ground)
	];
}

/** Findings in the order of the checks. */
export function inCheckOrder(findings: readonly StructureFinding[]): StructureFinding[] {
	return [...findings].sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check));
}

/** How many of each check, those without one too. */
export function countChecks(
	findings: readonly Pick<StructureFinding, 'check'>[]
): Record<CheckCode, number> {
	const counts = Object.fromEntries(CHECKS.map((check) => [check, 0])) as Record<CheckCode, number>;
	for (const { check } of findings) counts[check] += 1;
	return counts;
}
