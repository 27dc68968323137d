import { applyChanges } from '$lib/domain/organization/apply-changes';
import { snapshotOn } from '$lib/domain/organization/snapshot';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { keepScenario, openScenario, plannedDate } from './known-scenario';

/**
 * Puts a scenario on the structure as it is now for a day, which may be another one. Changes are
 * tried again one by one; those that no longer fit are dropped.
 * @returns how many were dropped
 * @throws DomainError scenario-closed, scenario-changed, date-missing, date-invalid, scenario-past
 */
export async function rebaseScenario(
	ctx: Context,
	id: string,
	given: { revision: number; date: string }
): Promise<number> {
	const scenario = await openScenario(ctx, id, given.revision);
	const structure = await currentStructure();
	const date = plannedDate(given.date, todayAt(structure, ctx.now));
	const base = snapshotOn(structure.records, date);
	const { kept, faults } = applyChanges(base, scenario.changes);
	await keepScenario(ctx, scenario, { date, base, changes: kept });
	return faults.length;
}
