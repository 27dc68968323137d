import { visibleCoverage, visiblePeople } from '$lib/domain/access/filters';
import { inForceOn, nextNumber } from '$lib/domain/matrix/life-cycle';
import {
	acknowledgementTallies,
	type AcknowledgementTally
} from '$lib/server/db/acknowledgement-figures';
import { Kept } from '$lib/server/db/kept';
import { issuedHeads, versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

/** What was issued for the positions that home is about, read once. */
export interface IssuedMatrices {
	/** By position. */
	inForce: Map<string, VersionHeadRecord>;
	byId: Map<string, VersionHeadRecord>;
	/** The number that the position's next version gets; null for positions that were not read. */
	nextNumberOf: (positionId: string) => number | null;
}

/** The whole company's, which everybody who may know of all shares. */
const keptOfAll = new Kept<IssuedMatrices>(2);

/** The civil dates of a moment at all companies: what is in force changes with each of them. */
export const daysAt = (structure: Structure, now: Date): string =>
	structure.records.companies.map(({ id }) => todayAt(structure, now, id)).join();

/**
 * @param positionIds positions that matter besides those whose coverage the actor may see
 */
export async function issuedMatrices(
	ctx: Context,
	structure: Structure,
	positionIds: readonly string[]
): Promise<IssuedMatrices> {
	const covered = visibleCoverage(ctx.actor);
	if (covered === 'all')
		return keptOfAll.get(daysAt(structure, ctx.now), async () =>
			matricesOf(await currentStructure(), ctx.now, await issuedHeads(), null)
		);
	const wanted = [...new Set([...covered.positionIds, ...positionIds])];
	const heads = wanted.length > 0 ? await versionHeadsOf(wanted) : [];
	return matricesOf(structure, ctx.now, heads, wanted);
}

/** @param wanted positions whose versions were read; null for all */
function matricesOf(
	structure: Structure,
	now: Date,
	heads: readonly VersionHeadRecord[],
	wanted: readonly string[] | null
): IssuedMatrices {
	const groups = Map.groupBy(heads, ({ positionId }) => positionId);
	const inForce = new Map<string, VersionHeadRecord>();
	for (const [positionId, own] of groups) {
		const companyId = structure.positions.get(positionId)?.companyId;
		const today = todayAt(structure, now, companyId);
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
