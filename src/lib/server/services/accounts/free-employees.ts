import { can } from '$lib/domain/access/can';
import type { EmployeeChoice, EmployeeSuggestions } from '$lib/domain/accounts/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import { employeesWithAccount } from '$lib/server/db/accounts/account-list';
import { fullName } from '$lib/server/db/structure';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { unitsWithin, unitTree } from '../organization/unit-names';
import { positionTitleOf } from '../people/person-names';
import { todayAt } from '../today';

/** An employee as pages and pickers name one; null for an id of nobody. */
export function employeeChoice(
	employeeId: string | null,
	structure: Structure,
	today: CivilDate
): EmployeeChoice | null {
	const employee = employeeId === null ? undefined : structure.employees.get(employeeId);
	if (!employee) return null;
	return {
		id: employee.id,
		number: employee.number,
		name: fullName(employee),
		position: positionTitleOf(structure, employee.id, today)
	};
}

/** Employees of today by whether they have an account, in the order of names. @throws DomainError forbidden */
async function employeesByAccount(ctx: Context) {
	if (!can(ctx.actor, 'account.edit')) throw forbidden();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const taken = await employeesWithAccount();
	const of = (withAccount: boolean) =>
		structure.records.employees
			.filter(({ id, leftOn }) => taken.has(id) === withAccount && !(leftOn && leftOn <= today))
			.flatMap(({ id }) => employeeChoice(id, structure, today) ?? []);
	return { without: of(false), withOne: () => of(true) };
}

/** Employees of today that have no account yet, in the order of names. @throws DomainError forbidden */
export async function employeesWithoutAccount(ctx: Context): Promise<EmployeeChoice[]> {
	return (await employeesByAccount(ctx)).without;
}

/** As many as a list of suggestions shows. */
const MOST_SUGGESTED = 8;

/** Employees without an account whose name, number or position holds the text. @throws DomainError forbidden */
export async function suggestEmployees(ctx: Context, text: string): Promise<EmployeeSuggestions> {
	const { without, withOne } = await employeesByAccount(ctx);
	const found = without.filter((one) => holds(one, text)).slice(0, MOST_SUGGESTED);
	if (found.length > 0) return { found, none: null };
	if (without.length === 0) return { found, none: { why: 'everybody' } };
	const meant = withOne().filter((one) => holds(one, text));
	const [only] = meant;
	return only && meant.length === 1
		? { found, none: { why: 'has-account', name: only.name } }
		: { found, none: { why: 'nobody' } };
}

/** As many as one page lets choose from; a list takes more. */
const MOST_SHOWN = 300;

/** Employees to choose from, by text and unit, with the units to choose by. */
export async function employeesToChoose(
	ctx: Context,
	filter: { query: string; unit: string }
): Promise<{
	employees: EmployeeChoice[];
	total: number;
	units: { id: string; name: string; depth: number }[];
}> {
	const structure = await currentStructure();
	const on = structure.on(todayAt(structure, ctx.now));
	const within = filter.unit === '' ? null : unitsWithin(on, filter.unit);
	const inUnit = (employeeId: string) =>
		(on.incumbenciesOfEmployee.get(employeeId) ?? []).some(({ postId }) =>
			within?.has(on.posts.get(postId)?.unitId ?? '')
		);
	const found = (await employeesWithoutAccount(ctx)).filter(
		(one) => holds(one, filter.query) && (within === null || inUnit(one.id))
	);
	return { employees: found.slice(0, MOST_SHOWN), total: found.length, units: unitTree(on) };
}

const holds = ({ name, number, position }: EmployeeChoice, text: string): boolean =>
	matchesSearch(fold(`${number} ${name} ${position}`), text);
