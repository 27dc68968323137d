import type { Occupancy } from './occupancy';
import type { Counts, UnitRow } from './organization-views';
import type { Snapshot } from './snapshot';

/**
 * The tree of units with what each holds, units below it included. Somebody who holds two posts
 * counts once.
 */
export function unitRows(
	{ units, posts }: Snapshot,
	occupancies: ReadonlyMap<string, Occupancy>
): { rows: UnitRow[]; whole: Counts } {
	const places = new Map(units.map(({ id }, index) => [id, index]));
	const rows: UnitRow[] = [];
	const people: Set<string>[] = [];
	for (const { code, name, parentId } of units) {
		const above = places.get(parentId ?? '') ?? -1;
		const depth = above < 0 ? 0 : (rows[above]?.depth ?? 0) + 1;
		rows.push({ code, name, above, depth, seats: 0, people: 0, vacancies: 0 });
		people.push(new Set());
	}
	const everybody = new Set<string>();
	const whole = { seats: 0, people: 0, vacancies: 0 };
	for (const { id, unitId } of posts) {
		const occupancy = occupancies.get(id);
		if (!occupancy) continue;
		for (const holder of occupancy.holders) everybody.add(holder);
		add(whole, occupancy);
		for (let at = places.get(unitId) ?? -1; at >= 0; at = rows[at]?.above ?? -1) {
			const row = rows[at];
			if (row) add(row, occupancy);
			for (const holder of occupancy.holders) people[at]?.add(holder);
		}
	}
	for (const [index, row] of rows.entries()) row.people = people[index]?.size ?? 0;
	whole.people = everybody.size;
	return { rows, whole };
}

function add(counts: Counts, { seats, vacancies }: Occupancy): void {
	counts.seats += seats;
	counts.vacancies += vacancies;
}
