import { wordIndex, type WordIndex } from '$lib/domain/search/word-index';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import type { Employee, Position, Unit } from '$lib/domain/organization/records';
import { fullName } from '$lib/server/db/structure';
import type { Structure, StructureOn } from '../organization/structure';

export interface SearchIndex {
	positions: WordIndex<Position>;
	people: WordIndex<Employee>;
	/** The same people by their names alone, for readers who may not know numbers. */
	names: WordIndex<Employee>;
	units: WordIndex<Unit>;
}

/** One index for each structure and date in memory; it goes when they go. */
const made = new WeakMap<StructureOn, SearchIndex>();

/** Everything that is in use on a date by its words: who left and what was retired is left out. */
export function searchIndex(structure: Structure, on: StructureOn): SearchIndex {
	const known = made.get(on);
	if (known) return known;
	const { positions, employees, aliases } = structure.records;
	const namesOf = Map.groupBy(aliases, ({ positionId }) => positionId);
	const staff = employees.filter(({ leftOn }) => leftOn === null || leftOn > on.date);
	const index: SearchIndex = {
		positions: wordIndex(
			positions
				.filter((position) => !isRetiredOn(position, on.date))
				.map((value) => ({
					name: titleOn(value, on.date),
					code: value.code,
					also: [...value.formerCodes, ...(namesOf.get(value.id) ?? []).map(({ name }) => name)],
					value
				}))
		),
		people: wordIndex(staff.map((value) => ({ name: fullName(value), code: value.number, value }))),
		names: wordIndex(staff.map((value) => ({ name: fullName(value), code: '', value }))),
		units: wordIndex([...on.units.values()].map((value) => ({ ...value, value })))
	};
	made.set(on, index);
	return index;
}
