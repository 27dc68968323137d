import { snapshotOn } from '$lib/domain/organization/snapshot';
import { newId } from '$lib/server/db/ids';
import { insertScenario } from '$lib/server/db/scenarios';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { plannedDate, refuseOthers, scenarioRecord } from './known-scenario';

/**
 * Copies the structure of a day, today's or a coming one's, to try changes on it.
 * @returns its id
 * @throws DomainError forbidden, name-missing, date-missing, date-invalid, scenario-past
 */
export async function createScenario(
	ctx: Context,
	given: { name: string; date: string }
): Promise<string> {
	refuseOthers(ctx);
	const name = given.name.normalize('NFC').trim();
	if (name === '') throw new DomainError('name-missing');
	const structure = await currentStructure();
	const date = plannedDate(given.date, todayAt(structure, ctx.now));
	const id = newId(ctx.now);
	const [at, by] = [ctx.now.toISOString(), ctx.actor.userId];
	await withTransaction(async () => {
		await insertScenario({
			...{ id, name, date, changes: [], state: 'open', revision: 0 },
			...{ appliedFrom: null, undo: null },
			base: snapshotOn(structure.records, date),
			...{ createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
		});
		await appendEvent(ctx, {
			...scenarioRecord({ id, name }),
			action: 'scenario-created',
			changes: [
				{ path: 'name', before: null, after: name },
				{ path: 'validFrom', before: null, after: date }
			]
		});
	});
	return id;
}
