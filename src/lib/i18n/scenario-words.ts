import type { ScenarioFault, ScenarioState } from '$lib/domain/organization/scenario';
import type { ChangeView, ConsequencesView } from '$lib/domain/organization/scenario-views';
import { m } from './paraglide/messages';

/** A change of a scenario as a sentence. */
export function changeText({ kind, name, unit, to, count, newPosition }: ChangeView): string {
	switch (kind) {
		case 'move-post':
			return to === ''
				? m.scenario_change_move_head({ name, unit })
				: m.scenario_change_move_post({ name, unit, to });
		case 'add-post':
			return newPosition
				? m.scenario_change_add_new_post({ name, unit, count })
				: m.scenario_change_add_post({ name, unit, count });
		case 'rename-position':
			return m.scenario_change_rename_position({ name, to });
		case 'remove-post':
			return m.scenario_change_remove_post({ name, unit });
		case 'change-headcount':
			return m.scenario_change_headcount({ name, unit, count });
		case 'add-unit':
			return m.scenario_change_add_unit({ name, to });
		case 'rename-unit':
			return m.scenario_change_rename_unit({ name, to });
		case 'move-unit':
			return m.scenario_change_move_unit({ name, to });
		case 'remove-unit':
			return to === ''
				? m.scenario_change_remove_unit({ name })
				: m.scenario_change_remove_unit_into({ name, to });
	}
}

const FAULTS: Record<ScenarioFault['kind'], () => string> = {
	gone: () => m.scenario_fault_gone(),
	unchanged: () => m.scenario_fault_unchanged(),
	'post-circle': () => m.scenario_fault_circle(),
	'unit-circle': () => m.scenario_fault_circle(),
	'code-taken': () => m.scenario_fault_code(),
	'reports-nowhere': () => m.scenario_fault_leans(),
	'unit-not-empty': () => m.scenario_fault_leans()
};

/** Why a change no longer fits. */
export const faultText = ({ kind }: ScenarioFault): string => FAULTS[kind]();

const STATES: Record<ScenarioState, () => string> = {
	open: () => m.scenario_state_open(),
	applied: () => m.scenario_state_applied(),
	discarded: () => m.scenario_state_discarded()
};

export const stateText = (state: ScenarioState): string => STATES[state]();

/** What applying a scenario brings, a sentence each; nothing of what it leaves alone. */
export function consequenceTexts(told: ConsequencesView): string[] {
	const sections = told.manuals.reduce((sum, manual) => sum + manual.sections.length, 0);
	const vacancies = told.vacancies.reduce((sum, { count }) => sum + count, 0);
	const saidOf = (count: number, text: (given: { count: number }) => string) =>
		count > 0 ? [text({ count })] : [];
	return [
		...saidOf(told.lines.length, m.scenario_lines),
		...saidOf(told.headers.length, ({ count }) =>
			m.scenario_headers({ count, people: m.scenario_people({ count: told.headerPeople }) })
		),
		...saidOf(told.movers.length, m.scenario_movers),
		...saidOf(told.withoutPost.length, m.scenario_without_post),
		...saidOf(vacancies, m.scenario_vacancies),
		...saidOf(sections, m.scenario_manuals)
	];
}
