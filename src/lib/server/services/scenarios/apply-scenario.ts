import { applyChanges } from '$lib/domain/organization/apply-changes';
import { difference } from '$lib/domain/organization/difference';
import { snapshotOn } from '$lib/domain/organization/snapshot';
import type { CivilDate } from '$lib/domain/matrix/version';
import { raiseStamp } from '$lib/server/db/stamps';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { applyEdits } from '../organization/apply-edits';
import { currentStructure } from '../organization/structure';
import { undoEdits } from '../organization/undo-edits';
import { todayAt } from '../today';
import {
	keepScenario,
	knownScenario,
	openScenario,
	plannedDate,
	scenarioRecord
} from './known-scenario';
import { giveTitlesBack, makePositions, retitlePositions } from './scenario-positions';
import { scenarioEdits } from './scenario-edits';

/**
 * Makes the structure, from a day on, what a scenario tried: all of it or nothing, by the rules of
 * ordinary editing.
 * @returns the day; what gives it all back, where that can be, stays with the scenario, out of
 * everybody's hands
 * @throws DomainError scenario-closed, scenario-changed, scenario-empty, code-taken, title-scheduled;
 * scenario-stale where the
 * structure of that day is not the one that it was tried on; the first rule that would be broken
 */
export async function applyScenario(
	ctx: Context,
	id: string,
	given: { revision: number; date: string }
): Promise<{ from: CivilDate; canTakeBack: boolean }> {
	return withTransaction(async () => {
		const scenario = await openScenario(ctx, id, given.revision);
		// Two at once: the second one waits here and then sees what the first one wrote.
		await raiseStamp('structure');
		const structure = await currentStructure();
		const today = todayAt(structure, ctx.now);
		const from = plannedDate(given.date, today);
		const { snapshot } = applyChanges(scenario.base, scenario.changes);
		if (difference(scenario.base, snapshot).length === 0) throw new DomainError('scenario-empty');
		if (difference(scenario.base, snapshotOn(structure.records, from)).length > 0)
			throw new DomainError('scenario-stale');
		await makePositions(ctx, scenario, snapshot);
		const titles = await retitlePositions(ctx, scenario, snapshot, { from, today });
		const { undo: edits } = await applyEdits(
			ctx,
			(present) => scenarioEdits(present, scenario, snapshot, { from, now: ctx.now }),
			{ confirmed: null }
		);
		const undo = edits === null ? null : { edits, titles };
		await keepScenario(ctx, scenario, { state: 'applied', appliedFrom: from, undo });
		await appendEvent(ctx, {
			...scenarioRecord(scenario),
			action: 'scenario-applied',
			changes: [{ path: 'effectiveFrom', before: null, after: from }]
		});
		return { from, canTakeBack: undo !== null };
	});
}

/**
 * Gives back what applying a scenario changed, where nobody has changed the same since; it can be
 * worked on again. A position that came with it stays, with its draft and without a post.
 * @throws DomainError scenario-not-applied; structure-changed
 */
export async function takeBackScenario(ctx: Context, id: string): Promise<void> {
	await withTransaction(async () => {
		const scenario = await knownScenario(ctx, id);
		if (scenario.state !== 'applied' || scenario.undo === null)
			throw new DomainError('scenario-not-applied');
		await undoEdits(ctx, scenario.undo.edits);
		await giveTitlesBack(ctx, scenario.undo.titles);
		await keepScenario(ctx, scenario, { state: 'open', appliedFrom: null, undo: null });
		await appendEvent(ctx, {
			...scenarioRecord(scenario),
			action: 'scenario-restored',
			changes: [{ path: 'effectiveFrom', before: scenario.appliedFrom, after: null }]
		});
	});
}
