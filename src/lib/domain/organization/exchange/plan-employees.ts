import { addDays } from '../../calendar/civil-date';
import type { CivilDate } from '../../matrix/version';
import { fold } from '../../text/fold';
import type { Company, Employee } from '../records';
import { dateIn, newCode, RowRefused, textIn, yesIn } from './cells';
import type { TableRow } from './columns';
import type { StructureLists } from './lists';
import { namesOn, type Names } from './names';
import { planRows, type PlannedRow, type TablePlan } from './planned-row';
import { positionIn, postAt } from './place-row';
import { planStays, type StatedStay } from './plan-stays';

/** All rows about one employee: one for each post that they hold. */
interface Person {
	employee: Employee;
	told: PlannedRow;
	stays: StatedStay[];
}

/**
 * What a table of employees brings about from a date on: who is new is hired, who holds another post
 * moves, who has a last day leaves. A cell that is empty changes nothing; who is not in the table
 * stays as they are.
 */
export function planEmployees(
	rows: readonly TableRow[],
	records: StructureLists,
	{ from, newId }: { from: CivilDate; newId: () => string }
): TablePlan {
	const names = namesOn(records, from);
	const numberOf = wholeNumbers(records.employees);
	const byNumber = new Map(records.employees.map((employee) => [employee.number, employee]));
	const stored = Map.groupBy(records.incumbencies, ({ employeeId }) => employeeId);
	const people = new Map<string, Person>();

	const plan = planRows(rows, (row, planned) => {
		const text = textIn(row, 'number');
		if (text === '') throw new RowRefused('number-missing');
		const number = numberOf(text);
		const known = byNumber.get(number) ?? null;
		const stay = stayIn(row, planned, names);
		const person = people.get(number);
		const before = person?.employee ?? known;
		const employee = employeeIn(row, before, {
			number,
			newId,
			companies: records.companies,
			companyId: stay?.companyId ?? null
		});
		planned.name = `${employee.givenNames} ${employee.familyNames}`;
		planned.ids = [employee.id];
		const again = person?.stays.find(({ postId }) => postId === stay?.postId);
		if (person && (again || !stay))
			throw new RowRefused('repeated', { line: (again?.planned ?? person.told).line });
		const stays = [...(person?.stays ?? []), ...(stay ? [{ ...stay, planned }] : [])];
		people.set(number, { employee, told: person?.told ?? planned, stays });
	});
	const given: Pick<StructureLists, 'employees' | 'incumbencies'> = {
		employees: [],
		incumbencies: []
	};
	for (const { employee, told, stays } of people.values()) {
		given.employees.push(employee);
		given.incumbencies.push(
			...planStays({ employee, stays, told, stored: stored.get(employee.id) ?? [], from, newId })
		);
	}
	return { ...plan, given };
}

function stayIn(
	row: TableRow,
	planned: PlannedRow,
	names: Names
): (Omit<StatedStay, 'planned'> & { companyId: string | null }) | null {
	const acting = yesIn(row, 'acting') ?? false;
	const unitText = textIn(row, 'unit');
	const unit = unitText === '' ? undefined : names.unit(unitText);
	const called = textIn(row, 'id') || textIn(row, 'post');
	const companyId = unit?.companyId ?? null;
	if (called !== '') {
		const [found, another] = names.postsCalled(called);
		if (!found) throw new RowRefused('post-unknown', { text: called });
		if (another) throw new RowRefused('post-ambiguous', { text: called });
		return { postId: found.id, acting, companyId };
	}
	if (textIn(row, 'code') === '' && textIn(row, 'title') === '') return null;
	const { position, note } = positionIn(row, names, (code) => {
		throw new RowRefused('position-unknown', { text: code });
	});
	planned.note = note;
	const post = postAt(position, unit?.id, names);
	if (!post) throw new RowRefused('post-unknown', { text: position.title });
	return { postId: post.id, acting, companyId: companyId ?? position.companyId };
}

function employeeIn(
	row: TableRow,
	before: Employee | null,
	given: {
		number: string;
		newId: () => string;
		companies: readonly Company[];
		companyId: string | null;
	}
): Employee {
	const hiredOn = dateIn(row, 'hiredOn') ?? before?.hiredOn;
	const lastDay = dateIn(row, 'leftOn');
	const leftOn = lastDay === null ? (before?.leftOn ?? null) : addDays(lastDay, 1);
	const givenNames = textIn(row, 'givenNames') || before?.givenNames;
	const familyNames = textIn(row, 'familyNames') || before?.familyNames;
	if (!givenNames || !familyNames) throw new RowRefused('names-missing');
	if (hiredOn === undefined) throw new RowRefused('hired-missing');
	if (leftOn !== null && leftOn <= hiredOn) throw new RowRefused('left-before-hired');
	const companyId = companyIn(row, given.companies) ?? before?.companyId ?? given.companyId;
	const only = given.companies.length === 1 ? given.companies[0]?.id : undefined;
	if (companyId === null && only === undefined) throw new RowRefused('company-missing');
	return {
		id: before?.id ?? given.newId(),
		number: before?.number ?? newCode(given.number),
		...{ givenNames, familyNames, hiredOn, leftOn, companyId: companyId ?? only ?? '' }
	};
}

/** @throws RowRefused company-unknown */
function companyIn(row: TableRow, companies: readonly Company[]): string | null {
	const text = textIn(row, 'company');
	if (text === '') return null;
	const found = companies.find(({ name }) => fold(name) === fold(text));
	if (!found) throw new RowRefused('company-unknown', { text });
	return found.id;
}

const bare = (number: string): string => number.replace(/^0+(?=.)/, '');

/** Spreadsheets drop zeros at the beginning of a number: who is meant where only one can be. */
function wholeNumbers(employees: readonly Employee[]): (number: string) => string {
	const exact = new Set(employees.map(({ number }) => number));
	const groups = Map.groupBy(exact, bare);
	return (number) => {
		const [one, another] = groups.get(bare(number)) ?? [];
		return exact.has(number) || one === undefined || another !== undefined ? number : one;
	};
}
