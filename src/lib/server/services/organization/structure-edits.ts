import { createHash } from 'node:crypto';
import { inOrder, type Dated } from '$lib/domain/organization/periods';
import type { Employee, Incumbency, Post, Unit } from '$lib/domain/organization/records';
import type { StructureRecords } from '$lib/server/db/structure';
import { DomainError } from '$lib/server/errors';

/** Every period of each changed record as it is to be; an empty list takes the record away. */
export interface StructureEdits {
	units: Map<string, Unit[]>;
	posts: Map<string, Post[]>;
	incumbencies: Map<string, Incumbency[]>;
	employees: Map<string, Employee>;
}

export const noEdits = (): StructureEdits => ({
	units: new Map(),
	posts: new Map(),
	incumbencies: new Map(),
	employees: new Map()
});

/** The periods of one record, as edited so far. */
export function rowsIn<Kind extends 'units' | 'posts' | 'incumbencies'>(
	records: StructureRecords,
	edits: StructureEdits,
	kind: Kind,
	id: string
): StructureRecords[Kind] {
	const edited = edits[kind].get(id) as StructureRecords[Kind] | undefined;
	if (edited) return edited;
	const rows = (records[kind] as Dated[]).filter((row) => row.id === id);
	return rows as StructureRecords[Kind];
}

/** All records as they are once the edits are written. */
export function recordsAfter(records: StructureRecords, edits: StructureEdits): StructureRecords {
	const dated = <T extends Dated>(rows: readonly T[], changed: Map<string, T[]>): T[] => [
		...rows.filter(({ id }) => !changed.has(id)),
		...[...changed.values()].flat()
	];
	return {
		...records,
		units: dated(records.units, edits.units),
		posts: dated(records.posts, edits.posts),
		incumbencies: dated(records.incumbencies, edits.incumbencies),
		employees: [
			...records.employees.filter(({ id }) => !edits.employees.has(id)),
			...edits.employees.values()
		]
	};
}

/** A short mark of a record's whole state: the same marks, the same periods. */
export function stateOf(rows: readonly Dated[]): string {
	const text = JSON.stringify(inOrder(rows).map((row) => Object.entries(row).sort()));
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** @throws DomainError structure-changed where somebody changed the record since it was seen */
export function refuseStale(rows: readonly Dated[], seen: string): void {
	if (stateOf(rows) !== seen) throw new DomainError('structure-changed');
}
