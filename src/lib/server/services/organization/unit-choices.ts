import type { UnitChoice } from '$lib/domain/organization/checks/checks-views';
import type { Snapshot } from '$lib/domain/organization/snapshot';

/** Units to choose from, in the order of the tree, with how deep each stands. */
export function unitChoices({ units }: Snapshot): UnitChoice[] {
	const depths = new Map<string, number>();
	return units.map(({ id, parentId, code, name }) => {
		const depth = (depths.get(parentId ?? '') ?? -1) + 1;
		depths.set(id, depth);
		return { code, name, depth };
	});
}
