import type { CivilDate } from '../../matrix/version';
import { asOf } from '../as-of';
import { inOrder } from '../periods';
import type { Employee, Incumbency } from '../records';
import { RowRefused } from './cells';
import type { PlannedRow } from './planned-row';

/** A post that a row says somebody holds. */
export interface StatedStay {
	postId: string;
	acting: boolean;
	planned: PlannedRow;
}

interface Given {
	employee: Employee;
	stays: readonly StatedStay[];
	/** The first row about them: what concerns no single post is said there. */
	told: PlannedRow;
	stored: readonly Incumbency[];
	from: CivilDate;
	newId: () => string;
}

/**
 * The periods by which one employee comes to hold the posts that the rows state. Who is stated in a
 * post of their own leaves the others of their own on the day (a mover); posts held as acting are
 * left alone, and so is everything where no row states a post. All ends with the last day of work.
 * What was prepared for later is not overwritten: the row is refused.
 */
export function planStays({ employee, stays, told, stored, from, newId }: Given): Incumbency[] {
	const kept = stays.filter(({ planned }) => planned.fault === null);
	const begins = from < employee.hiredOn ? employee.hiredOn : from;
	const ends = employee.leftOn;
	const present = asOf(stored, begins);
	const own = kept.filter(({ acting }) => !acting);
	const stated = new Set(kept.map(({ postId }) => postId));
	const left =
		own.length === 0 ? [] : present.filter((row) => !row.acting && !stated.has(row.postId));
	const result: Incumbency[] = [];
	const spare = left.filter(({ validFrom }) => validFrom === begins);

	told.attempt(() => {
		for (const row of left) {
			refusePrepared(stored, row, begins);
			// One that began this very day is put right below instead.
			if (row.validFrom < begins) result.push({ ...row, validTo: begins });
		}
	});
	for (const { postId, acting, planned } of kept)
		planned.attempt(() => {
			if (ends !== null && ends <= begins) return;
			const held = present.find((row) => row.postId === postId);
			if (held?.acting === acting) return;
			if (held) refusePrepared(stored, held, begins);
			const former = inOrder(stored).findLast((row) => row.postId === postId);
			if (!held && former && former.validFrom > begins)
				throw new RowRefused('prepared-change', { date: former.validFrom });
			const wrong = held ?? (former ? undefined : spare.shift());
			const put = wrong?.validFrom === begins ? wrong : null;
			const row: Incumbency = {
				id: put?.id ?? former?.id ?? newId(),
				rowId: put?.rowId ?? newId(),
				...{ employeeId: employee.id, postId, acting, validFrom: begins, validTo: null }
			};
			if (held && !put) result.push({ ...held, validTo: begins });
			result.push(row);
		});
	told.attempt(() => {
		const [wrong] = spare;
		if (wrong) throw new RowRefused('prepared-change', { date: wrong.validFrom });
		const later = stored.find(({ validFrom }) => ends !== null && validFrom >= ends);
		if (later) throw new RowRefused('prepared-change', { date: later.validFrom });
	});
	const all = endedWith(ends, result, stored);
	for (const { id, postId } of all) {
		const own = kept.find((one) => one.postId === postId)?.planned ?? told;
		if (!own.ids.includes(id)) own.ids.push(id);
	}
	return all;
}

/** @throws RowRefused prepared-change where the same stay says something else later */
function refusePrepared(stored: readonly Incumbency[], row: Incumbency, from: CivilDate): void {
	const later = stored.find(({ id, validFrom }) => id === row.id && validFrom > from);
	if (later) throw new RowRefused('prepared-change', { date: later.validFrom });
}

/** With the last day of work everything ends that would go on. */
function endedWith(
	ends: CivilDate | null,
	changed: readonly Incumbency[],
	stored: readonly Incumbency[]
): Incumbency[] {
	if (ends === null) return [...changed];
	const own = new Set(changed.map(({ rowId }) => rowId));
	const going = stored.filter(
		(row) =>
			!own.has(row.rowId) && row.validFrom < ends && (row.validTo === null || row.validTo > ends)
	);
	return [
		...changed.map((row) =>
			row.validTo === null || row.validTo > ends ? { ...row, validTo: ends } : row
		),
		...going.map((row) => ({ ...row, validTo: ends }))
	];
}
