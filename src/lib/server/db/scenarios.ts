import type { Scenario, ScenarioState } from '../../domain/organization/scenario';
import { storedOf } from './model';
import { Scenarios, toScenario, type StoredScenario } from './models/scenarios';

/** A scenario without its structure, its changes and what gives them back: what lists read. */
export type ScenarioHead = Omit<Scenario, 'base' | 'changes' | 'undo'>;

/** The newest of them are shown; nobody looks through more. */
const MOST = 200;

export async function insertScenario(scenario: Scenario): Promise<void> {
	await Scenarios.insertMany([storedOf<Scenario, unknown>(scenario, {})]);
}

export async function scenarioById(id: string): Promise<Scenario | null> {
	const raw = await Scenarios.findById(id).lean<StoredScenario | null>();
	return raw && toScenario(raw);
}

/** The scenarios in some states that were changed last, newest first. */
export async function scenarioHeads(states: readonly ScenarioState[]): Promise<ScenarioHead[]> {
	const raw = await Scenarios.find({ state: { $in: states } })
		.select({ base: 0, changes: 0, undo: 0 })
		.sort({ updatedAt: -1, _id: -1 })
		.limit(MOST)
		.lean();
	return raw.map((one) => toScenario(one as unknown as StoredScenario));
}

/**
 * Changes a scenario if it is still as it was seen.
 * @returns false where somebody was faster
 */
export async function saveScenario(
	id: string,
	guard: Pick<Scenario, 'state' | 'revision'>,
	changes: Partial<Omit<Scenario, 'id' | 'revision'>>
): Promise<boolean> {
	const revision = guard.revision + 1;
	const result = await Scenarios.updateOne(
		{ _id: id, ...guard },
		{ $set: { ...changes, revision } }
	);
	return result.matchedCount === 1;
}
