import { unitPath } from '$lib/domain/organization/chart';
import type { StructureOn } from '../organization/structure';

/**
 * The area that each unit belongs to: the level below a company's root, the root itself for what
 * hangs from it directly. Names are told apart by their codes where two areas share one.
 */
export function areasOf(on: StructureOn): { names: string[]; areaOf: Map<string, string> } {
	const areas = new Map<string, { name: string; code: string }>();
	const idOf = new Map<string, string>();
	for (const unit of on.units.values()) {
		const [root, below] = unitPath(on.units, unit.id);
		const area = below ?? root ?? unit;
		areas.set(area.id, area);
		idOf.set(unit.id, area.id);
	}
	const times = Map.groupBy(areas.values(), ({ name }) => name);
	const named = ({ name, code }: { name: string; code: string }) =>
		(times.get(name)?.length ?? 0) > 1 ? `${name} (${code})` : name;
	const areaOf = new Map<string, string>();
	for (const [unitId, areaId] of idOf) {
		const area = areas.get(areaId);
		if (area) areaOf.set(unitId, named(area));
	}
	// In the order of the units, which is the order that the organization gave them.
	const names = [...on.units.keys()]
		.filter((id) => areas.has(id))
		.map((id) => areaOf.get(id) ?? '');
	return { names, areaOf };
}
