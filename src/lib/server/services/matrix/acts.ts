import type { VersionAct } from '$lib/domain/matrix/views';
import { allowedActs } from '$lib/domain/matrix/issuing';
import { isRetiredOn } from '$lib/domain/organization/chart';
import type { VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { eligibleApprovers } from './eligible';
import type { PositionVersions } from './position-versions';

/** What the actor may do with this version now. A retired position takes no new work. */
export async function actsOn(
	ctx: Context,
	known: PositionVersions,
	version: VersionHeadRecord
): Promise<VersionAct[]> {
	// Only in review does the number of eligible people decide what is offered.
	const eligible =
		version.state === 'in-review'
			? (await eligibleApprovers(known.structure, known.today, version)).length
			: 0;
	const acts = allowedActs({ ...version, content: null, rowIds: null }, ctx.actor, {
		eligible,
		draftOpen: known.open !== null
	});
	const retired = isRetiredOn(known.position, known.today);
	// Proposals by managers come with their own page; what nobody can do yet is not offered.
	const ended: VersionAct[] = ['open-draft', 'submit', 'publish'];
	return acts.filter((act) => act !== 'propose' && !(retired && ended.includes(act)));
}
