import { visiblePeople } from '$lib/domain/access/filters';
import type { Home, WaitingAcknowledgements } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import { acknowledgementPage } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import { shownTally } from '../acknowledgement/tally';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import type { MatrixInForce } from './matrices-in-force';

const MOST = 6;
const MOST_NAMES = 3;

/** Matrices that not everybody has answered, the longest due first. */
export async function waitingAcknowledgements(
	ctx: Context,
	structure: Structure,
	today: CivilDate,
	inForce: ReadonlyMap<string, MatrixInForce>
): Promise<Pick<Home, 'acknowledgements' | 'acknowledgementsTotal'>> {
	const waiting = [...inForce.values()]
		.filter(({ tally }) => (tally?.requested ?? 0) > 0)
		.sort((a, b) => ((a.tally?.oldestDue ?? '') < (b.tally?.oldestDue ?? '') ? -1 : 1));
	const people = visiblePeople(ctx.actor);
	const scope = people === 'all' ? {} : { employeeIds: people.employeeIds };
	const acknowledgements: WaitingAcknowledgements[] = [];
	for (const { head, tally } of waiting.slice(0, MOST)) {
		const position = structure.positions.get(head.positionId);
		const { rows } = await acknowledgementPage(
			head.id,
			{ states: ['requested'], ...scope },
			{ skip: 0, limit: MOST_NAMES }
		);
		acknowledgements.push({
			code: position?.code ?? '',
			title: position ? titleOn(position, today) : '',
			number: head.number ?? 0,
			...shownTally(tally),
			missing: rows.flatMap(({ employeeId }) => {
				const employee = structure.employees.get(employeeId);
				return employee ? [fullName(employee)] : [];
			}),
			dueOn: tally?.oldestDue ?? today,
			remarks: tally?.['with-remarks'] ?? 0,
			refused: tally?.refused ?? 0
		});
	}
	return { acknowledgements, acknowledgementsTotal: waiting.length };
}
