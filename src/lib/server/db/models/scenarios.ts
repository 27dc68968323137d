import type { Scenario } from '../../../domain/organization/scenario';
import { defineModel, recordOf, type Stored } from '../model';

const Mixed = Object as never;

export type StoredScenario = Stored<Scenario>;

export const Scenarios = defineModel<StoredScenario>('scenarios', {
	name: String,
	date: String,
	base: Mixed,
	changes: Mixed,
	state: String,
	revision: Number,
	createdAt: String,
	createdBy: String,
	updatedAt: String,
	updatedBy: String,
	appliedFrom: String,
	undo: Mixed
});

const recordIn = recordOf<Scenario, unknown>();

/** What was stored before an undo was kept has none. */
export const toScenario = (raw: StoredScenario): Scenario => ({
	...recordIn(raw),
	undo: raw.undo ?? null
});
