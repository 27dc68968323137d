import { asOf } from '$lib/domain/organization/as-of';
import type { Unit } from '$lib/domain/organization/records';
import {
	newFaults,
	type FaultKind,
	type StructureFault
} from '$lib/domain/organization/structure-faults';
import type { CivilDate } from '$lib/domain/matrix/version';
import { compareFolded } from '$lib/domain/text/fold';
import type { StructureRecords } from '$lib/server/db/structure';
import { DomainError, type ErrorCode } from '$lib/server/errors';
import { employeeName, postLabel, rowNear, unitName } from './structure-names';

const CODES: Record<FaultKind, ErrorCode> = {
	'unit-circle': 'unit-circle',
	'post-circle': 'post-circle',
	'several-roots': 'unit-second-root',
	'code-repeated': 'unit-code-taken',
	'unit-without-parent': 'unit-parent-missing',
	'post-without-unit': 'post-unit-missing',
	'post-without-boss': 'post-boss-missing',
	'holder-without-post': 'holder-post-missing',
	'over-headcount': 'over-headcount',
	'holds-twice': 'holds-twice',
	'outside-employment': 'outside-employment',
	'periods-overlap': 'periods-overlap',
	'position-changed': 'post-position-changed'
};

/**
 * Why a structure must not become another one, in the names of the latter: by the day from which a
 * rule would be broken, then by name; empty where none is. Every way in is held against these rules.
 */
export function refusedFaults(before: StructureRecords, after: StructureRecords): DomainError[] {
	return newFaults(before, after)
		.map((fault) => ({ ...fault, name: nameOf(before, after, fault) }))
		.sort((a, b) => compareFolded(a.on, b.on) || compareFolded(a.name, b.name))
		.map(({ kind, name }) => new DomainError(CODES[kind], { name }));
}

function nameOf(
	before: StructureRecords,
	records: StructureRecords,
	{ kind, id, on }: StructureFault
): string {
	if (kind === 'code-repeated') return codeOwner(before, records, id, on);
	const holder = records.incumbencies.find((row) => row.id === id);
	if (holder) return employeeName(records, holder.employeeId);
	return unitName(records, id, on) || postLabel(records, id, on);
}

/** Whose code it is that a unit would take: of the two, the unit that had it before. */
function codeOwner(
	before: StructureRecords,
	{ units }: StructureRecords,
	id: string,
	on: CivilDate
): string {
	const code = rowNear(units, id, on)?.code.toLowerCase();
	const having = asOf(units, on).filter((row) => row.code.toLowerCase() === code);
	const had = (row: Unit) =>
		asOf(before.units, on).some((old) => old.id === row.id && old.code.toLowerCase() === code);
	return (having.find(had) ?? having.find((row) => row.id !== id))?.name ?? '';
}
