import type { ScenarioRow } from '$lib/domain/organization/scenario-views';
import { scenarioHeads, type ScenarioHead } from '$lib/server/db/scenarios';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { personNames, type NameOf } from '../people/person-names';
import { todayAt } from '../today';
import { refuseOthers } from './known-scenario';

/**
 * What is tried out or was applied, and what was discarded apart, the one changed last first.
 * @throws DomainError forbidden
 */
export async function listScenarios(
	ctx: Context
): Promise<{ today: string; rows: ScenarioRow[]; discarded: ScenarioRow[] }> {
	refuseOthers(ctx);
	const structure = await currentStructure();
	const heads = await scenarioHeads(['open', 'applied']);
	const discarded = await scenarioHeads(['discarded']);
	const today = todayAt(structure, ctx.now);
	const nameOf = await personNames(
		[...heads, ...discarded].map(({ updatedBy }) => updatedBy),
		structure,
		today
	);
	return {
		today,
		rows: heads.map((head) => scenarioRow(head, nameOf)),
		discarded: discarded.map((head) => scenarioRow(head, nameOf))
	};
}

export function scenarioRow(head: ScenarioHead, nameOf: NameOf): ScenarioRow {
	const { id, name, date, state, revision, updatedAt, updatedBy, appliedFrom } = head;
	return {
		...{ id, name, date, state, revision, updatedAt, appliedFrom },
		updatedBy: nameOf(updatedBy).name
	};
}
