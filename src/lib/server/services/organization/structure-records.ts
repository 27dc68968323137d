import type {
	Company,
	Employee,
	Incumbency,
	Position,
	Post,
	Unit
} from '$lib/domain/organization/records';
import { nextCompanyOrder } from '$lib/domain/organization/main-company';
import type { Structure as WrittenStructure } from '$lib/domain/organization/schema';
import { newId } from '$lib/server/db/ids';
import type { PositionAlias, StructureRecords } from '$lib/server/db/structure';
import { recordIds } from './record-ids';

/**
 * A structure as people write it, turned into records: codes, keys and numbers become the ids that
 * the store knows them by, or new ones. Every list keeps its order.
 */
export function recordsOf(
	given: Omit<WrittenStructure, 'people'>,
	known: StructureRecords
): StructureRecords {
	const ids = recordIds(given, known);
	const positionsById = new Map(known.positions.map((position) => [position.id, position]));
	const companiesById = new Map(known.companies.map((company) => [company.id, company]));
	const period = ({ from, to }: { from: string; to: string | null }) => ({
		rowId: newId(),
		validFrom: from,
		validTo: to
	});
	return {
		companies: given.companies.map(({ code, id: _, ...company }, at): Company => {
			const id = ids.company(code);
			const before = companiesById.get(id);
			const order = before?.order ?? nextCompanyOrder(known.companies) + at;
			return { ...company, id, order, logo: before?.logo ?? null };
		}),
		units: given.units.map((row): Unit => {
			const { code, name, kind, objective, functions, order, group, charts } = row;
			return {
				...{ code, name, kind, objective, functions, order, group, charts },
				id: ids.unitOf(row),
				...period(row),
				companyId: ids.company(row.company),
				parentId: row.parent === null ? null : ids.unit(row.parent, row.from)
			};
		}),
		positions: given.positions.map((position): Position => {
			const id = ids.position(position.code);
			const before = positionsById.get(id);
			const former = before ? [...before.formerCodes, before.code] : [];
			const { code, family, grade, contractType, occupationCode } = position;
			return {
				id,
				code,
				formerCodes: [...new Set([...position.formerCodes, ...former])].filter(
					(one) => one !== code
				),
				// A title that a published version has given is not undone by a file.
				title: before?.title ?? position.title,
				nextTitle: before?.nextTitle ?? null,
				companyId: ids.company(position.company),
				family,
				grade,
				contractType,
				occupationCode,
				// Nor is it restored by a file that says nothing of it.
				retiredAt: position.retiredOn ?? before?.retiredAt ?? null
			};
		}),
		aliases: given.positions.flatMap(({ code, aliases }) =>
			aliases.map((name): PositionAlias => ({ ...ids.alias(name), positionId: ids.position(code) }))
		),
		posts: given.posts.map((row): Post => {
			const { workplace, headcount, staff, assumed } = row;
			return {
				...{ workplace, headcount, staff, assumed },
				id: ids.post(row.key),
				...period(row),
				positionId: ids.position(row.position),
				unitId: ids.unit(row.unit, row.from),
				reportsTo: row.reportsTo === null ? null : ids.post(row.reportsTo)
			};
		}),
		employees: given.employees.map(({ company, id: _, ...employee }): Employee => ({
			...employee,
			id: ids.employee(employee.number),
			companyId: ids.company(company)
		})),
		incumbencies: given.incumbencies.map((row): Incumbency => ({
			id: ids.incumbency(row),
			...period(row),
			employeeId: ids.employee(row.employee),
			postId: ids.post(row.post),
			acting: row.acting
		}))
	};
}
