import { fold } from '../../text/fold';
import type { Snapshot, SnapshotUnit } from '../snapshot';
import { structureFinding, type CheckCode, type StructureFinding } from './finding';

/** Units that say nothing of what they are for; those right under a group share what the group says. */
export function unitsWithoutWords({ units }: Snapshot): StructureFinding[] {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	return units.flatMap((unit) => {
		const parent = byId.get(unit.parentId ?? '');
		const group = parent?.group ? parent : null;
		const missing: CheckCode[] = [];
		if (!has(unit.objective) && !has(group?.objective ?? ''))
			missing.push('unit_without_objective');
		if (!unit.functions.some(has) && !group?.functions.some(has))
			missing.push('unit_without_functions');
		// What a group lacks is said of the group once, not of each of its units.
		if (group && missing.length > 0) return [];
		return missing.map((check) =>
			structureFinding(check, subjectOf(unit), [unit.id], { name: unit.name })
		);
	});
}

/**
 * Functions that stand word for word in several units, accents, case and the final stop aside; a
 * group and the units right under it are one.
 */
export function repeatedFunctions({ units }: Snapshot): StructureFinding[] {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const ownerOf = (unit: SnapshotUnit): string => {
		const parent = byId.get(unit.parentId ?? '');
		return parent?.group ? parent.id : unit.id;
	};
	const rows = units.flatMap((unit) =>
		unit.functions.filter(has).map((words) => ({ unit, words, key: spoken(words) }))
	);
	return [...Map.groupBy(rows, ({ key }) => key)].flatMap(([key, same]) => {
		const [first] = same;
		if (!first || new Set(same.map(({ unit }) => ownerOf(unit))).size < 2) return [];
		const where = [...new Map(same.map(({ unit }) => [unit.id, unit.name]))];
		return [
			structureFinding(
				'function_in_two_units',
				subjectOf(first.unit),
				where.map(([id]) => id),
				{ words: first.words, units: where.map(([, name]) => name).join(' · ') },
				key
			)
		];
	});
}

const has = (text: string): boolean => text.trim() !== '';
const spoken = (text: string): string => fold(text).replace(/[\s.;:]+$/u, '');
const subjectOf = ({ id, code, name }: SnapshotUnit) =>
	({ kind: 'unit', unitId: id, code, name }) as const;
