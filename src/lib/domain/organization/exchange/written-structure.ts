import type { CivilDate } from '../../matrix/version';
import { compareFolded } from '../../text/fold';
import { asOf } from '../as-of';
import type { Structure } from '../schema';
import { companyKeys, postKeys } from './keys';
import { lastPeriods, type StructureLists } from './lists';

export type WrittenLists = Omit<Structure, 'people'>;

/**
 * Records as files write them: codes, keys and numbers instead of ids, each row with the id of its
 * record beside them. What stands in no order of its own is ordered by code, number or key, so that
 * the same structure is always the same file.
 * @param date null for every period; else what holds on that date, with its own first and last day,
 * and the references to what does not hold then left empty
 */
export function writtenStructure(records: StructureLists, date: CivilDate | null): WrittenLists {
	const held = date === null ? records : heldOn(records, date);
	const company = companyKeys(records.companies);
	const post = postKeys(records);
	const position = new Map(records.positions.map(({ id, code }) => [id, code]));
	const number = new Map(records.employees.map((employee) => [employee.id, employee.number]));
	const unitRows = Map.groupBy(held.units, ({ id }) => id);
	const unitCode = (id: string, on: CivilDate): string => {
		const rows = unitRows.get(id) ?? [];
		return (asOf(rows, date ?? on)[0] ?? rows[0])?.code ?? '';
	};
	const named = (names: ReadonlyMap<string, string>, id: string) => names.get(id) ?? '';
	const postIds = new Set(held.posts.map(({ id }) => id));
	const period = (row: { validFrom: CivilDate; validTo: CivilDate | null }) => ({
		from: row.validFrom,
		to: row.validTo
	});
	return {
		companies: [...held.companies]
			.sort((a, b) => a.order - b.order || byText(a.id, b.id))
			.map(({ id, logo: _, order: __, ...rest }) => ({ code: named(company, id), id, ...rest })),
		units: unitsInFileOrder(held.units).map(
			({ id, rowId: _, validFrom, validTo, companyId, parentId, code, ...rest }) => ({
				code,
				id,
				...rest,
				parent: parentId !== null && unitRows.has(parentId) ? unitCode(parentId, validFrom) : null,
				company: named(company, companyId),
				...period({ validFrom, validTo })
			})
		),
		positions: inOrder(held.positions, ({ code }) => code).map(
			({ id, nextTitle: _, companyId, retiredAt, code, ...rest }) => ({
				code,
				id,
				...rest,
				company: named(company, companyId),
				aliases: records.aliases
					.filter(({ positionId }) => positionId === id)
					.map(({ name }) => name)
					.sort(byText),
				retiredOn: retiredAt
			})
		),
		posts: inOrder(held.posts, ({ id, validFrom }) => `${named(post, id)} ${validFrom}`).map(
			({ id, rowId: _, validFrom, validTo, positionId, unitId, reportsTo, ...rest }) => ({
				key: named(post, id),
				id,
				position: named(position, positionId),
				unit: unitCode(unitId, validFrom),
				reportsTo: reportsTo !== null && postIds.has(reportsTo) ? named(post, reportsTo) : null,
				...rest,
				...period({ validFrom, validTo })
			})
		),
		employees: inOrder(held.employees, (employee) => employee.number).map(
			({ id, companyId, number: own, ...rest }) => ({
				number: own,
				id,
				...rest,
				company: named(company, companyId)
			})
		),
		incumbencies: inOrder(
			held.incumbencies,
			(row) => `${named(number, row.employeeId)} ${row.validFrom} ${named(post, row.postId)}`
		).map(({ id, rowId: _, validFrom, validTo, employeeId, postId, acting }) => ({
			id,
			employee: named(number, employeeId),
			post: named(post, postId),
			acting,
			...period({ validFrom, validTo })
		}))
	};
}

/** What holds on a date, without what leans on something that does not. */
function heldOn(records: StructureLists, date: CivilDate): StructureLists {
	const units = asOf(records.units, date);
	const unitIds = new Set(units.map(({ id }) => id));
	const posts = asOf(records.posts, date).filter(({ unitId }) => unitIds.has(unitId));
	const postIds = new Set(posts.map(({ id }) => id));
	const used = new Set(posts.map(({ positionId }) => positionId));
	const employees = records.employees.filter(
		({ hiredOn, leftOn }) => hiredOn <= date && (leftOn === null || date < leftOn)
	);
	const employeeIds = new Set(employees.map(({ id }) => id));
	return {
		...records,
		units,
		posts,
		employees,
		positions: records.positions.filter(
			({ id, retiredAt }) => used.has(id) || retiredAt === null || date < retiredAt
		),
		incumbencies: asOf(records.incumbencies, date).filter(
			({ employeeId, postId }) => employeeIds.has(employeeId) && postIds.has(postId)
		)
	};
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder<T extends { id: string }>(rows: readonly T[], keyOf: (row: T) => string): T[] {
	return [...rows].sort((a, b) => byText(keyOf(a), keyOf(b)) || byText(a.id, b.id));
}

/** The periods of a unit together, units as their last period is ordered and named. */
function unitsInFileOrder(units: StructureLists['units']): StructureLists['units'] {
	const last = lastPeriods(units);
	const rank = new Map(
		[...last.values()]
			.sort((a, b) => a.order - b.order || compareFolded(a.name, b.name) || byText(a.id, b.id))
			.map(({ id }, at) => [id, at])
	);
	return [...units].sort(
		(a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0) || byText(a.validFrom, b.validFrom)
	);
}
