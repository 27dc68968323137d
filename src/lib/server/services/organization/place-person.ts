import type { CivilDate } from '$lib/domain/matrix/version';
import { overlap } from '$lib/domain/organization/as-of';
import { inOrder } from '$lib/domain/organization/periods';
import type { Incumbency } from '$lib/domain/organization/records';
import { newId } from '$lib/server/db/ids';
import type { StructureRecords } from '$lib/server/db/structure';
import { DomainError } from '$lib/server/errors';
import { rowsIn, type StructureEdits } from './structure-edits';
import { employeeName } from './structure-names';

/**
 * Puts an employee into a post over a time. Whoever comes back to a post goes on with the record
 * that they had.
 * @throws DomainError holds-twice
 */
export function placePerson(
	records: StructureRecords,
	edits: StructureEdits,
	given: {
		employeeId: string;
		postId: string;
		acting: boolean;
		from: CivilDate;
		to: CivilDate | null;
	}
): void {
	const { employeeId, postId, acting, from, to } = given;
	const former = [...[...edits.incumbencies.values()].flat(), ...records.incumbencies].find(
		(row) => row.employeeId === employeeId && row.postId === postId
	);
	const id = former?.id ?? newId();
	const rows = rowsIn(records, edits, 'incumbencies', id);
	const row = { id, rowId: newId(), employeeId, postId, acting, validFrom: from, validTo: to };
	if (rows.some((one) => overlap(one, row)))
		throw new DomainError('holds-twice', { name: employeeName(records, employeeId) });
	edits.incumbencies.set(id, [...rows, row]);
}

/** Puts what is left of somebody's stays, from a day on, into another post. @throws DomainError holds-twice */
export function moveStays(
	records: StructureRecords,
	edits: StructureEdits,
	stays: readonly Incumbency[],
	{ to, on }: { to: string; on: CivilDate }
): void {
	for (const { employeeId, acting, validFrom, validTo } of inOrder(stays))
		if (validTo === null || validTo > on)
			placePerson(records, edits, {
				...{ employeeId, acting, postId: to },
				...{ from: validFrom > on ? validFrom : on, to: validTo }
			});
}
