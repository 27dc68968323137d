import { unitsBelow } from '../organization/org-chart';
import type { Snapshot } from '../organization/snapshot';
import { manualSections, type NumberedSection } from './sections';

/** A section of a manual that another structure would write otherwise. */
export interface ChangedSection {
	/** As it is numbered in the manual of now; of a new one, as it would be. */
	number: string;
	name: string;
	change: 'added' | 'removed' | 'changed';
}

/**
 * Sections of the manual of a unit that come, go, or change in chart, name or words. A section that
 * only gets another number is not among them.
 */
export function changedSections(
	rootUnitId: string,
	before: Snapshot,
	after: Snapshot
): ChangedSection[] {
	const was = sectionsOf(rootUnitId, before);
	const is = sectionsOf(rootUnitId, after);
	const kept = [...is].map(([unitId, section]): ChangedSection | null => {
		const old = was.get(unitId);
		const { name } = section;
		if (!old) return { number: section.number, name, change: 'added' };
		return substance(old) === substance(section)
			? null
			: { number: old.number, name, change: 'changed' };
	});
	const gone = [...was]
		.filter(([unitId]) => !is.has(unitId))
		.map(([, { number, name }]): ChangedSection => ({ number, name, change: 'removed' }));
	return [...kept.filter((row) => row !== null), ...gone];
}

function sectionsOf(rootUnitId: string, snapshot: Snapshot): Map<string, NumberedSection> {
	const inside = unitsBelow(snapshot.units, rootUnitId);
	const structure = {
		units: snapshot.units
			.filter(({ id }) => inside.has(id))
			.map((unit) => (unit.id === rootUnitId ? { ...unit, parentId: null } : unit)),
		posts: snapshot.posts.filter(({ unitId }) => inside.has(unitId))
	};
	return new Map(
		manualSections({ rootUnitId, structure }).map((section) => [section.unitId, section])
	);
}

const substance = ({ name, charts, objective, functions }: NumberedSection): string =>
	JSON.stringify([name, charts, objective, functions]);
