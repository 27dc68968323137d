import { frozenPlacements } from '$lib/domain/organization/chart';
import type { CivilDate, FrozenPlacement } from '$lib/domain/matrix/version';
import type { PositionView } from '$lib/domain/matrix/views';
import type { Structure, StructureOn } from '../organization/structure';

/** Worked out once for each structure and date in memory; they go when it goes. */
const made = new WeakMap<StructureOn, Map<string, readonly FrozenPlacement[]>>();

/** Where a position stands on a date: unit by unit with boss, reports and peers. */
export function placementsOn(
	structure: Structure,
	positionId: string,
	date: CivilDate
): FrozenPlacement[] {
	const on = structure.on(date);
	const known = made.get(on) ?? new Map<string, readonly FrozenPlacement[]>();
	made.set(on, known);
	const placements = known.get(positionId) ?? frozenPlacements(structure.records, positionId, date);
	known.set(positionId, placements);
	return [...placements];
}

/** Where the structure of now differs from a frozen header, in words that both sides use. */
export function structureChanges(
	frozen: readonly FrozenPlacement[],
	now: readonly FrozenPlacement[]
): PositionView['structureChanges'] {
	const changes: PositionView['structureChanges'] = [];
	const nowByUnit = new Map(now.map((placement) => [placement.unitId, placement]));
	for (const before of frozen) {
		const after = nowByUnit.get(before.unitId);
		nowByUnit.delete(before.unitId);
		const unit = before.unitPath.at(-1) ?? '';
		const compare = (field: 'unit' | 'boss' | 'reports', was: string, is: string) => {
			if (was !== is) changes.push({ field, unit, frozen: was, now: is });
		};
		compare('unit', before.unitPath.join(' › '), after?.unitPath.join(' › ') ?? '');
		if (!after) continue;
		compare('boss', before.boss?.title ?? '', after.boss?.title ?? '');
		compare('reports', titles(before), titles(after));
	}
	for (const added of nowByUnit.values()) {
		const unit = added.unitPath.at(-1) ?? '';
		changes.push({ field: 'unit', unit, frozen: '', now: added.unitPath.join(' › ') });
	}
	return changes;
}

const titles = (placement: FrozenPlacement): string =>
	placement.reports
		.map(({ title }) => title)
		.sort()
		.join(', ');
