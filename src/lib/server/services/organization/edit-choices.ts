import { can } from '$lib/domain/access/can';
import type { EmployeeChoice } from '$lib/domain/accounts/views';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import { forbidden } from '$lib/server/errors';
import { employeeChoice } from '../accounts/free-employees';
import type { Context } from '../context';
import { todayAt } from '../today';
import { currentStructure } from './structure';
import { unitTree } from './unit-names';

export interface EditChoices {
	/** The day that is chosen for: what is new begins on it unless another one is typed. */
	day: string;
	units: { id: string; name: string; depth: number }[];
	kinds: string[];
	companies: { id: string; name: string }[];
	positions: { code: string; title: string }[];
	workplaces: string[];
}

/**
 * What the forms of units and posts let choose from.
 * @param day the day that is chosen for; null for today
 * @throws DomainError forbidden
 */
export async function editChoices(ctx: Context, day: string | null = null): Promise<EditChoices> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const structure = await currentStructure();
	const { records } = structure;
	const today = todayAt(structure, ctx.now);
	const on = structure.on(day ?? today);
	return {
		day: day ?? today,
		units: unitTree(on),
		kinds: [...new Set(records.units.map(({ kind }) => kind))].sort(),
		companies: records.companies.map(({ id, name }) => ({ id, name })),
		positions: records.positions
			.filter((position) => !isRetiredOn(position, today))
			.map((position) => ({ code: position.code, title: titleOn(position, today) })),
		workplaces: [...new Set(records.posts.map(({ workplace }) => workplace))].filter(Boolean).sort()
	};
}

const MOST = 8;

/** Employees of today, in a post or not, whose name, number or position holds the text. */
export async function findEmployees(ctx: Context, query: string): Promise<EmployeeChoice[]> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	return structure.records.employees
		.filter(({ leftOn }) => leftOn === null || leftOn > today)
		.flatMap(({ id }) => employeeChoice(id, structure, today) ?? [])
		.filter(({ name, number, position }) =>
			matchesSearch(fold(`${number} ${name} ${position}`), query)
		)
		.slice(0, MOST);
}
