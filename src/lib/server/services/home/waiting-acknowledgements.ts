import { can } from '$lib/domain/access/can';
import type { WaitingAcknowledgements } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import { versionsWaitedFor, type WaitedFor } from '$lib/server/db/acknowledgement-figures';
import { acknowledgementPage } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import { shownTally } from '../acknowledgement/tally';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { talliesOf, type IssuedMatrices } from './matrices-in-force';

const MOST = 5;
const MOST_NAMES = 3;

/**
 * Versions that not everybody has answered, soonest due first: all of them for HR, those of the
 * people below for a boss. An auditor reads them in the coverage; nothing waits for him.
 */
export async function waitedFor(ctx: Context): Promise<readonly WaitedFor[]> {
	const { actor } = ctx;
	if (can(actor, 'position.edit')) return versionsWaitedFor(null);
	if (actor.managesEmployees.length === 0) return [];
	const managed = new Set(actor.managesPositions);
	const waiting = await versionsWaitedFor(actor.managesEmployees);
	return waiting.filter(({ positionId }) => managed.has(positionId));
}

/** The first of them with their figures and the first names that are missing. */
export async function waitingAcknowledgements(
	ctx: Context,
	structure: Structure,
	today: CivilDate,
	waiting: readonly WaitedFor[],
	issued: IssuedMatrices
): Promise<WaitingAcknowledgements[]> {
	const shown = waiting.slice(0, MOST);
	const versionIds = shown.map(({ versionId }) => versionId);
	const tallies = await talliesOf(ctx, versionIds, today);
	const scope = can(ctx.actor, 'position.edit') ? {} : { employeeIds: ctx.actor.managesEmployees };
	const lines: WaitingAcknowledgements[] = [];
	for (const { versionId, positionId, dueOn } of shown) {
		const position = structure.positions.get(positionId);
		const tally = tallies.get(versionId);
		const missing = await acknowledgementPage(
			versionId,
			{ states: ['requested'], ...scope },
			{ skip: 0, limit: MOST_NAMES }
		);
		lines.push({
			code: position?.code ?? '',
			title: position ? titleOn(position, today) : '',
			number: issued.byId.get(versionId)?.number ?? 0,
			...shownTally(tally),
			missing: missing.rows.flatMap(({ employeeId }) => {
				const employee = structure.employees.get(employeeId);
				return employee ? [fullName(employee)] : [];
			}),
			dueOn,
			remarks: tally?.['with-remarks'] ?? 0,
			refused: tally?.refused ?? 0
		});
	}
	return lines;
}
