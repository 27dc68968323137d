import { createHash } from 'node:crypto';
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

/** What has no code of its own in the records gets its id from the name that files give it. */
export function idFrom(kind: 'company' | 'post' | 'incumbency' | 'alias', name: string): string {
	return `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 20)}`;
}

/**
 * A structure as people write it, turned into records: codes, keys and numbers become the ids that
 * the store knows them by, or new ones.
 */
export function recordsOf(given: WrittenStructure, known: StructureRecords): StructureRecords {
	const unitIds = idsBy(known.units, ({ code }) => code);
	const positionIds = idsBy(known.positions, ({ code }) => code);
	for (const { id, formerCodes } of known.positions)
		for (const former of formerCodes) if (!positionIds.has(former)) positionIds.set(former, id);
	const employeeIds = idsBy(known.employees, ({ number }) => number);
	const idIn = (ids: Map<string, string>, code: string): string => {
		const id = ids.get(code) ?? newId();
		ids.set(code, id);
		return id;
	};
	const unitId = (code: string) => idIn(unitIds, code);
	const positionId = (code: string) => idIn(positionIds, code);
	const positionsById = new Map(known.positions.map((position) => [position.id, position]));
	const companiesById = new Map(known.companies.map((company) => [company.id, company]));
	const period = ({ from, to }: { from: string; to: string | null }) => ({
		rowId: newId(),
		validFrom: from,
		validTo: to
	});
	return {
		companies: given.companies.map(({ code, ...company }, at): Company => {
			const id = idFrom('company', code);
			const before = companiesById.get(id);
			const order = before?.order ?? nextCompanyOrder(known.companies) + at;
			return { id, order, ...company, logo: before?.logo ?? null };
		}),
		units: given.units.map(({ parent, company, from, to, ...unit }): Unit => ({
			...unit,
			id: unitId(unit.code),
			...period({ from, to }),
			companyId: idFrom('company', company),
			parentId: parent === null ? null : unitId(parent)
		})),
		positions: given.positions.map((position): Position => {
			const id = positionId(position.code);
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
				companyId: idFrom('company', position.company),
				family,
				grade,
				contractType,
				occupationCode,
				// Nor is it restored by a file that says nothing of it.
				retiredAt: position.retiredOn ?? before?.retiredAt ?? null
			};
		}),
		aliases: given.positions.flatMap(({ code, aliases }) =>
			aliases.map((name): PositionAlias => ({
				id: idFrom('alias', name),
				positionId: positionId(code),
				name
			}))
		),
		posts: given.posts.map(({ key, position, unit, reportsTo, from, to, ...post }): Post => ({
			...post,
			id: idFrom('post', key),
			...period({ from, to }),
			positionId: positionId(position),
			unitId: unitId(unit),
			reportsTo: reportsTo === null ? null : idFrom('post', reportsTo)
		})),
		employees: given.employees.map(({ company, ...employee }): Employee => ({
			...employee,
			id: idIn(employeeIds, employee.number),
			companyId: idFrom('company', company)
		})),
		incumbencies: given.incumbencies.map(({ employee, post, acting, from, to }): Incumbency => ({
			id: idFrom('incumbency', `${employee} ${post}`),
			...period({ from, to }),
			employeeId: idIn(employeeIds, employee),
			postId: idFrom('post', post),
			acting
		}))
	};
}

function idsBy<T extends { id: string }>(
	rows: readonly T[],
	codeOf: (row: T) => string
): Map<string, string> {
	return new Map(rows.map((row) => [codeOf(row), row.id]));
}
