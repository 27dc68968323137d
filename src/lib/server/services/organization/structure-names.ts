import { asOf } from '$lib/domain/organization/as-of';
import { titleOn } from '$lib/domain/organization/chart';
import type { UnitLink } from '$lib/domain/organization/edit-views';
import { inOrder, type Dated } from '$lib/domain/organization/periods';
import type { Post, Unit } from '$lib/domain/organization/records';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { StructureRecords } from '$lib/server/db/structure';
import { fullName } from '$lib/server/db/structure';

type Named = Pick<StructureRecords, 'units' | 'posts' | 'positions' | 'employees'>;

/** The period of a record on a date, or the nearest one: what was or will be has a name, too. */
export function rowNear<T extends Dated>(
	rows: readonly T[],
	id: string,
	date: CivilDate
): T | undefined {
	const own = inOrder(rows.filter((row) => row.id === id));
	return asOf(own, date)[0] ?? own.findLast(({ validFrom }) => validFrom <= date) ?? own[0];
}

export const unitLink = ({ id, code, name, kind }: Unit): UnitLink => ({ id, code, name, kind });

export function unitName(records: Named, id: string | null, date: CivilDate): string {
	return (id === null ? undefined : rowNear(records.units, id, date))?.name ?? '';
}

export function positionTitle(records: Named, id: string, date: CivilDate): string {
	const position = records.positions.find((one) => one.id === id);
	return position ? titleOn(position, date) : '';
}

/** A post by its position and its unit: "Asistente de Ventanilla · Agencia Norte". */
export function postLabel(records: Named, id: string | null, date: CivilDate): string {
	const post = id === null ? undefined : rowNear(records.posts, id, date);
	return post ? labelOf(records, post, date) : '';
}

export function labelOf(records: Named, post: Post, date: CivilDate): string {
	return `${positionTitle(records, post.positionId, date)} · ${unitName(records, post.unitId, date)}`;
}

export function employeeName(records: Named, id: string): string {
	const employee = records.employees.find((one) => one.id === id);
	return employee ? fullName(employee) : '';
}
