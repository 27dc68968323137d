import { fold } from '../../text/fold';

export interface Pairing<Row> {
	pairs: { before: Row; after: Row; moved: boolean }[];
	added: Row[];
	removed: Row[];
}

/**
 * Finds the rows of one list in another: by id, then (for a document that came in anew, with new
 * ids) by what they say. `moved` marks the fewest rows that explain a new order within a group; a
 * row that changed its group is a change of that member, no move.
 */
export function matchRows<Row extends { id: string }>(
	before: readonly Row[],
	after: readonly Row[],
	label: (row: Row) => string,
	group: (row: Row) => string = () => ''
): Pairing<Row> {
	const partner = new Map<Row, Row>();
	const left = new Set(before);
	const pair = (newer: Row, older: Row | undefined) => {
		if (older === undefined) return;
		partner.set(newer, older);
		left.delete(older);
	};
	const byId = new Map(before.map((row) => [row.id, row]));
	for (const row of after) pair(row, byId.get(row.id));
	for (const row of after) {
		const said = fold(label(row));
		if (partner.has(row) || said === '') continue;
		pair(
			row,
			[...left].find((older) => fold(label(older)) === said)
		);
	}
	const common = after.filter((row) => partner.has(row));
	const moved = new Set<Row>();
	for (const name of new Set(common.map(group))) {
		const rows = common.filter(
			(row) => group(row) === name && group(partner.get(row) as Row) === name
		);
		const stayed = longestRising(rows.map((row) => before.indexOf(partner.get(row) as Row)));
		rows.forEach((row, index) => !stayed.has(index) && moved.add(row));
	}
	return {
		pairs: common.map((row) => ({
			before: partner.get(row) as Row,
			after: row,
			moved: moved.has(row)
		})),
		added: after.filter((row) => !partner.has(row)),
		removed: [...left]
	};
}

/** Indexes of a longest rising run of numbers; lists are short, so the plain way will do. */
function longestRising(numbers: readonly number[]): Set<number> {
	const length: number[] = [];
	const previous: number[] = [];
	numbers.forEach((value, index) => {
		length[index] = 1;
		previous[index] = -1;
		for (let earlier = 0; earlier < index; earlier++)
			if ((numbers[earlier] ?? 0) < value && (length[earlier] ?? 0) + 1 > (length[index] ?? 0)) {
				length[index] = (length[earlier] ?? 0) + 1;
				previous[index] = earlier;
			}
	});
	const run = new Set<number>();
	for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = previous[at] ?? -1)
		run.add(at);
	return run;
}
