import { applyChanges } from '$lib/domain/organization/apply-changes';
import { asOf } from '$lib/domain/organization/as-of';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import { difference } from '$lib/domain/organization/difference';
import type { Scenario } from '$lib/domain/organization/scenario';
import type { ScenarioView } from '$lib/domain/organization/scenario-views';
import { snapshotOn } from '$lib/domain/organization/snapshot';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { personNames } from '../people/person-names';
import { todayAt } from '../today';
import { changeView, changeViews } from './change-views';
import { consequencesView } from './consequences-view';
import { knownScenario } from './known-scenario';
import { broughtPositions } from './position-meant';
import { scenarioRow } from './list-scenarios';
import { marksOf, peopleByPost, triedPost, triedRows, triedUnits } from './tried-posts';

/**
 * A scenario with the structure that it tries, what differs, what that would bring about, and
 * whether the structure that it began from has since changed.
 * @param asked ids of the post and the unit that are looked at; '' for none
 * @throws DomainError forbidden, not-found
 */
export async function readScenario(
	ctx: Context,
	id: string,
	asked: { post: string; unit: string }
): Promise<ScenarioView> {
	const scenario = await knownScenario(ctx, id);
	const structure = await currentStructure();
	const { records } = structure;
	const today = todayAt(structure, ctx.now);
	// A day that has gone by in the meantime is applied from today on, at the earliest.
	const date = scenario.date < today ? today : scenario.date;
	const { base, changes } = scenario;
	const { snapshot: after } = applyChanges(base, changes);
	const holders = asOf(records.incumbencies, date);
	const people = peopleByPost(changes, holders);
	const rows = triedRows(after, people, structure);
	const units = triedUnits(base, after);
	const focus = rows.findIndex(({ key }) => key === asked.post);
	const nameOf = await personNames([scenario.updatedBy], structure, today);
	return {
		...scenarioRow(scenario, nameOf),
		canTakeBack: scenario.state === 'applied' && scenario.undo !== null,
		...{ today, rows, units, marks: marksOf(base, after) },
		focus: focus < 0 ? null : focus,
		post: triedPost(after, people, structure, asked.post),
		unit: units.find((unit) => unit.id === asked.unit) ?? null,
		changes: changeViews(base, changes),
		facts: difference(base, after),
		consequences: await consequencesView(
			ctx,
			structure,
			{ base, after, changes },
			{ date, holders }
		),
		stale: scenario.state === 'open' ? staleness(structure, scenario, date) : null,
		positions: [
			...records.positions
				.filter((position) => !isRetiredOn(position, date))
				.map((position) => ({ code: position.code, title: titleOn(position, date) })),
			...broughtPositions(changes, after)
				.filter(({ positionId }) => !structure.positions.has(positionId))
				.map(({ code, title }) => ({ code, title }))
		],
		kinds: [...new Set(records.units.map(({ kind }) => kind))].sort()
	};
}

function staleness(
	{ records }: Structure,
	{ base, changes }: Scenario,
	date: CivilDate
): ScenarioView['stale'] {
	const present = snapshotOn(records, date);
	const facts = difference(base, present);
	if (facts.length === 0) return null;
	const dropped = applyChanges(present, changes).faults.map(({ change, fault }) => ({
		// What it is about may be gone from the structure of now: the one it began from names it.
		change: changeView(base, change),
		fault
	}));
	return { facts, dropped };
}
