import type { UnitChoice } from '$lib/domain/organization/checks/checks-views';

/** Options of a choice of units, indented as in the tree. */
export function unitOptions(units: readonly UnitChoice[]): { value: string; label: string }[] {
	return units.map(({ code, name, depth }) => ({
		value: code,
		label: `${'\u2003'.repeat(depth)}${name}`
	}));
}
