import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { keepScenario, knownScenario, scenarioRecord } from './known-scenario';

/**
 * Gives a scenario another name, whatever became of it.
 * @throws DomainError forbidden, not-found, name-missing, scenario-changed
 */
export async function renameScenario(ctx: Context, id: string, typed: string): Promise<void> {
	await withTransaction(async () => {
		const scenario = await knownScenario(ctx, id);
		const name = typed.normalize('NFC').trim();
		if (name === '') throw new DomainError('name-missing');
		if (name === scenario.name) return;
		await keepScenario(ctx, scenario, { name });
		await appendEvent(ctx, {
			...scenarioRecord({ id, name }),
			action: 'scenario-renamed',
			changes: [{ path: 'name', before: scenario.name, after: name }]
		});
	});
}
