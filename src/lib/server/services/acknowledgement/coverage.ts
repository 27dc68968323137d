import type { CivilDate } from '$lib/domain/matrix/version';
import type { PositionView } from '$lib/domain/matrix/views';
import { visiblePeople } from '$lib/domain/access/filters';
import { acknowledgementTallies } from '$lib/server/db/acknowledgement-figures';
import { acknowledgementPage } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { shownTally } from './tally';

/** Names in the short list beside the bar; the whole list is a page of its own. */
const MOST_NAMES = 12;

/** Who has acknowledged a version, as far as the actor may know of these people. */
export async function coverageOf(
	ctx: Context,
	structure: Structure,
	versionId: string,
	today: CivilDate
): Promise<NonNullable<PositionView['coverage']>> {
	const people = visiblePeople(ctx.actor);
	const employeeIds = people === 'all' ? undefined : people.employeeIds;
	const tallies = await acknowledgementTallies([versionId], today, employeeIds);
	const tally = tallies.get(versionId);
	const missing = tally?.requested
		? await acknowledgementPage(
				versionId,
				{ states: ['requested'], ...(employeeIds ? { employeeIds } : {}) },
				{ skip: 0, limit: MOST_NAMES }
			)
		: { rows: [] };
	return {
		...shownTally(tally),
		dueOn: tally?.oldestDue ?? null,
		missing: missing.rows.flatMap(({ employeeId }) => {
			const employee = structure.employees.get(employeeId);
			return employee ? [fullName(employee)] : [];
		})
	};
}
