import { canReadCoverage } from '$lib/domain/access/can';
import { visiblePeople } from '$lib/domain/access/filters';
import type { HistoryRow } from '$lib/domain/matrix/views';
import { acknowledgementTallies } from '$lib/server/db/acknowledgement-figures';
import { shownTally } from '../acknowledgement/tally';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { headView, positionVersions } from './position-versions';
import { readableHeads } from './readable-heads';
import { peopleOf, signatureLines } from './signatures';

/** Every version of a position that the actor may read, newest first. */
export async function versionHistory(ctx: Context, code: string): Promise<HistoryRow[]> {
	const known = await positionVersions(ctx, { code });
	const { structure, position, today, zone } = known;
	const heads = await readableHeads(ctx, known);
	const nameOf = await personNames(heads.flatMap(peopleOf), structure, today);
	const people = visiblePeople(ctx.actor);
	const tallies = canReadCoverage(ctx.actor, position.id)
		? await acknowledgementTallies(
				heads.map(({ id }) => id),
				today,
				people === 'all' ? undefined : people.employeeIds
			)
		: null;
	return heads.map((head) => ({
		head: headView(head, known, nameOf),
		preparedBy: nameOf(head.preparedBy).name,
		signatures: signatureLines(head, nameOf, zone),
		withdrawnReason: head.withdrawnReason,
		coverage: tallies && head.number !== null ? shownTally(tallies.get(head.id)) : null
	}));
}
