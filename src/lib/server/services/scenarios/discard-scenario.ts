import type { ScenarioState } from '$lib/domain/organization/scenario';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { keepScenario, knownScenario, scenarioRecord } from './known-scenario';

/** Lays a scenario aside; it can be taken up again. @throws DomainError scenario-closed */
export const discardScenario = (ctx: Context, id: string): Promise<void> =>
	turned(ctx, id, { from: 'open', to: 'discarded', action: 'scenario-discarded' });

/** Takes up again what was laid aside. @throws DomainError scenario-closed */
export const restoreScenario = (ctx: Context, id: string): Promise<void> =>
	turned(ctx, id, { from: 'discarded', to: 'open', action: 'scenario-restored' });

async function turned(
	ctx: Context,
	id: string,
	turn: { from: ScenarioState; to: ScenarioState; action: string }
): Promise<void> {
	const scenario = await knownScenario(ctx, id);
	if (scenario.state !== turn.from) throw new DomainError('scenario-closed');
	await withTransaction(async () => {
		await keepScenario(ctx, scenario, { state: turn.to });
		await appendEvent(ctx, { ...scenarioRecord(scenario), action: turn.action });
	});
}
