import { visibleCoverage, visiblePeople } from '$lib/domain/access/filters';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import { acknowledgementTallies, type AcknowledgementTally } from '$lib/server/db/acknowledgements';
import { issuedHeads, versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { zoneOf } from '../today';

export interface MatrixInForce {
	head: VersionHeadRecord;
	/** Of the people whom the actor may know of. */
	tally: AcknowledgementTally | undefined;
}

/** What is in force, by position, as far as the actor may see who has acknowledged it. */
export async function matricesInForce(
	ctx: Context,
	structure: Structure,
	today: CivilDate
): Promise<Map<string, MatrixInForce>> {
	const covered = visibleCoverage(ctx.actor);
	if (covered !== 'all' && covered.positionIds.length === 0) return new Map();
	const heads = covered === 'all' ? await issuedHeads() : await versionHeadsOf(covered.positionIds);
	const inForce = [...Map.groupBy(heads, ({ positionId }) => positionId)].flatMap(
		([positionId, own]) => {
			const position = structure.positions.get(positionId);
			const head = position && inForceOn(own, today, zoneOf(structure, position.companyId));
			return head ? [head] : [];
		}
	);
	const people = visiblePeople(ctx.actor);
	const tallies = await acknowledgementTallies(
		inForce.map(({ id }) => id),
		today,
		people === 'all' ? undefined : people.employeeIds
	);
	return new Map(inForce.map((head) => [head.positionId, { head, tally: tallies.get(head.id) }]));
}
