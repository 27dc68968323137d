import { visibleCoverage, visiblePeople } from '$lib/domain/access/filters';
import type { PositionRow } from '$lib/domain/matrix/views';
import type { Position } from '$lib/domain/organization/records';
import { isRetiredOn } from '$lib/domain/organization/chart';
import { acknowledgementTallies } from '$lib/server/db/acknowledgement-figures';
import { shownTally } from '../acknowledgement/tally';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { occupationOf } from '../organization/unit-names';
import type { VersionStates } from './version-states';

/** A position of the page that is shown, with what is known of its versions. */
export interface Candidate {
	position: Position;
	title: string;
	units: string[];
	versions: VersionStates;
}

/** The rows of a list: posts and people for everybody, signatures for whoever may know of them. */
export async function positionRows(
	ctx: Context,
	structure: Structure,
	today: string,
	candidates: Candidate[]
): Promise<PositionRow[]> {
	const allowed = visibleCoverage(ctx.actor);
	const inForceIds = candidates.flatMap(({ position, versions }) =>
		versions.inForce && (allowed === 'all' || allowed.positionIds.includes(position.id))
			? [versions.inForce.id]
			: []
	);
	const people = visiblePeople(ctx.actor);
	const tallies = await acknowledgementTallies(
		inForceIds,
		today,
		people === 'all' ? undefined : people.employeeIds
	);
	return candidates.map(({ position, title, units, versions }) => {
		const { posts, occupied } = occupationOf(structure.on(today), position.id);
		const { inForce, open, openState } = versions;
		const tally = inForce && tallies.get(inForce.id);
		return {
			code: position.code,
			title,
			unit: units.join(' · '),
			inForce:
				inForce?.number && inForce.effectiveFrom
					? { number: inForce.number, since: inForce.effectiveFrom }
					: null,
			open:
				open && openState
					? {
							state: openState,
							number: open.number,
							findings: open.findings && {
								errors: open.findings.errors,
								warnings: open.findings.warnings
							}
						}
					: null,
			headcount: posts,
			occupied,
			acknowledged: tally ? shownTally(tally) : null,
			retired: isRetiredOn(position, today)
		};
	});
}
