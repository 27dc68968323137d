import { can } from '$lib/domain/access/can';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Scenario } from '$lib/domain/organization/scenario';
import { saveScenario, scenarioById, type ScenarioHead } from '$lib/server/db/scenarios';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';

/** @throws DomainError forbidden: what is tried out is known to those who may do it */
export function refuseOthers(ctx: Context): void {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
}

/** @throws DomainError forbidden, not-found */
export async function knownScenario(ctx: Context, id: string): Promise<Scenario> {
	refuseOthers(ctx);
	const scenario = await scenarioById(id);
	if (!scenario) throw notFound();
	return scenario;
}

/** A scenario that may still be changed, as it was seen. @throws DomainError scenario-closed, scenario-changed */
export async function openScenario(ctx: Context, id: string, revision: number): Promise<Scenario> {
	const scenario = await knownScenario(ctx, id);
	if (scenario.state !== 'open') throw new DomainError('scenario-closed');
	if (scenario.revision !== revision) throw new DomainError('scenario-changed');
	return scenario;
}

/** Keeps what was changed of a scenario. @throws DomainError scenario-changed where somebody was faster */
export async function keepScenario(
	ctx: Context,
	{ id, state, revision }: Pick<ScenarioHead, 'id' | 'state' | 'revision'>,
	changes: Partial<Omit<Scenario, 'id' | 'revision'>>
): Promise<void> {
	const by = { updatedAt: ctx.now.toISOString(), updatedBy: ctx.actor.userId };
	if (!(await saveScenario(id, { state, revision }, { ...changes, ...by })))
		throw new DomainError('scenario-changed');
}

/** A day from which a scenario may hold. @throws DomainError date-missing, date-invalid, scenario-past */
export function plannedDate(text: string, today: CivilDate): CivilDate {
	if (text === '') throw new DomainError('date-missing');
	if (!isCivilDate(text)) throw new DomainError('date-invalid', { date: text });
	if (text < today) throw new DomainError('scenario-past');
	return text;
}

/** What the events of a scenario are recorded under. */
export const scenarioRecord = ({ id, name }: Pick<Scenario, 'id' | 'name'>) => ({
	kind: 'scenario',
	id,
	name
});
