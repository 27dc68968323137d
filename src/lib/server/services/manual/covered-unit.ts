import type { CivilDate } from '$lib/domain/matrix/version';
import type { Unit } from '$lib/domain/organization/records';
import { DomainError } from '$lib/server/errors';
import type { Structure } from '../organization/structure';
import { todayAt } from '../today';

/** The first day without the unit that a manual covers; null while no end is set. */
export function unitEndsOn({ records }: Structure, unitId: string): CivilDate | null {
	const rows = records.units.filter(({ id }) => id === unitId);
	if (rows.length === 0 || rows.some(({ validTo }) => validTo === null)) return null;
	return rows.map(({ validTo }) => validTo).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b));
}

/**
 * A unit that a manual may cover: one that has not ended.
 * @throws DomainError unit-unknown
 */
export function unitToCover(structure: Structure, unitId: string, now: Date): Unit {
	const unit = structure.records.units.findLast(({ id }) => id === unitId);
	if (!unit) throw new DomainError('unit-unknown');
	const endsOn = unitEndsOn(structure, unitId);
	if (endsOn !== null && endsOn <= todayAt(structure, now, unit.companyId))
		throw new DomainError('unit-unknown');
	return unit;
}
