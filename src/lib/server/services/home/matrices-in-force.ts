import { visibleCoverage, visiblePeople } from '$lib/domain/access/filters';
import { inForceOn, nextNumber } from '$lib/domain/matrix/life-cycle';
import {
	acknowledgementTallies,
	type AcknowledgementTally
} from '$lib/server/db/acknowledgement-figures';
import { issuedHeads, versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

/** What was issued for the positions that home is about, read once. */
export interface IssuedMatrices {
	/** By position. */
	inForce: Map<string, VersionHeadRecord>;
	byId: Map<string, VersionHeadRecord>;
	/** The number that the position's next version gets; null for positions that were not read. */
	nextNumberOf: (positionId: string) => number | null;
}

/**
 * @param positionIds positions that matter besides those whose coverage the actor may see
 */
export async function issuedMatrices(
	ctx: Context,
	structure: Structure,
	positionIds: readonly string[]
): Promise<IssuedMatrices> {
	const covered = visibleCoverage(ctx.actor);
	const wanted = covered === 'all' ? null : [...new Set([...covered.positionIds, ...positionIds])];
	const heads =
		wanted === null ? await issuedHeads() : wanted.length > 0 ? await versionHeadsOf(wanted) : [];
	const groups = Map.groupBy(heads, ({ positionId }) => positionId);
	const inForce = new Map<string, VersionHeadRecord>();
	for (const [positionId, own] of groups) {
		const companyId = structure.positions.get(positionId)?.companyId;
		const today = todayAt(structure, ctx.now, companyId);
		const head = inForceOn(own, today, zoneOf(structure, companyId));
		if (head) inForce.set(positionId, head);
	}
	return {
		inForce,
		byId: new Map(heads.map((head) => [head.id, head])),
		nextNumberOf: (positionId) =>
			wanted === null || wanted.includes(positionId)
				? nextNumber(groups.get(positionId) ?? [])
				: null
	};
}

/** How far versions have been acknowledged by the people whom the actor may know of. */
export async function talliesOf(
	ctx: Context,
	versionIds: readonly string[],
	today: string
): Promise<ReadonlyMap<string, AcknowledgementTally>> {
	const people = visiblePeople(ctx.actor);
	return acknowledgementTallies(
		versionIds,
		today,
		people === 'all' ? undefined : people.employeeIds
	);
}
