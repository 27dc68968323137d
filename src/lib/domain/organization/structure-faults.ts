import type { CivilDate } from '../matrix/version';
import { asOf, holdsOn, overlap } from './as-of';
import { inOrder, type Dated } from './periods';
import type { Employee, Incumbency, Post, Unit } from './records';
import { circlesIn } from './reporting-line';

/** What the rules look at: every period of every record. */
export interface RuledRecords {
	units: readonly Unit[];
	posts: readonly Post[];
	incumbencies: readonly Incumbency[];
	employees: readonly Employee[];
}

/**
 * What must not be, on any date. `id` is the record that is at fault, `on` the first day of it.
 * - `unit-circle`, `post-circle`: it stands below itself
 * - `several-roots`: a company has more than one unit at the top
 * - `code-repeated`: two units have the same code
 * - `unit-without-parent`, `post-without-unit`, `post-without-boss`, `holder-without-post`: what it
 *   leans on does not exist over its whole period
 * - `over-headcount`: more people than the post has places; acting holders are not counted
 * - `holds-twice`: somebody is in the same post twice at a time
 * - `outside-employment`: before they were hired or after they left
 * - `periods-overlap`: two periods of it hold on one day
 * - `position-changed`: a post of one position becomes one of another; that is another post
 */
export type FaultKind =
	| 'unit-circle'
	| 'post-circle'
	| 'several-roots'
	| 'code-repeated'
	| 'unit-without-parent'
	| 'post-without-unit'
	| 'post-without-boss'
	| 'holder-without-post'
	| 'over-headcount'
	| 'holds-twice'
	| 'outside-employment'
	| 'periods-overlap'
	| 'position-changed';

export interface StructureFault {
	kind: FaultKind;
	id: string;
	on: CivilDate;
}

/** All faults of a structure, over all its time. */
export function structureFaults(records: RuledRecords): StructureFault[] {
	const { units, posts, incumbencies } = records;
	const unitRows = Map.groupBy(units, ({ id }) => id);
	const postRows = Map.groupBy(posts, ({ id }) => id);
	return [
		...circles('unit-circle', units, ({ parentId }) => parentId),
		...circles('post-circle', posts, ({ reportsTo }) => reportsTo),
		...roots(units),
		...repeatedCodes(units),
		...uncovered('unit-without-parent', units, unitRows, ({ parentId }) => parentId),
		...uncovered('post-without-unit', posts, unitRows, ({ unitId }) => unitId),
		...uncovered('post-without-boss', posts, postRows, ({ reportsTo }) => reportsTo),
		...uncovered('holder-without-post', incumbencies, postRows, ({ postId }) => postId),
		...crowded(posts, incumbencies),
		...heldTwice(incumbencies),
		...outsideEmployment(records),
		...[units, posts, incumbencies].flatMap(overlapping),
		...ofSeveralPositions(posts)
	];
}

/**
 * Faults that a change brings in. Those that were there before do not keep anybody from working on
 * something else.
 */
export function newFaults(before: RuledRecords, after: RuledRecords): StructureFault[] {
	const known = new Set(structureFaults(before).map(({ kind, id }) => `${kind} ${id}`));
	const positions = new Map(before.posts.map(({ id, positionId }) => [id, positionId]));
	const changed = after.posts.filter(
		({ id, positionId }) => (positions.get(id) ?? positionId) !== positionId
	);
	const found = [...structureFaults(after), ...changed.map(positionChanged)];
	return found.filter(({ kind, id }) => {
		const key = `${kind} ${id}`;
		return !known.has(key) && known.add(key);
	});
}

const positionChanged = ({ id, validFrom }: Post): StructureFault => ({
	...{ kind: 'position-changed', id, on: validFrom }
});

function ofSeveralPositions(posts: readonly Post[]): StructureFault[] {
	const first = new Map<string, string>();
	return inOrder(posts).flatMap((post) => {
		const positionId = first.get(post.id) ?? post.positionId;
		first.set(post.id, positionId);
		return positionId === post.positionId ? [] : [positionChanged(post)];
	});
}

function overlapping(rows: readonly Dated[]): StructureFault[] {
	return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) =>
		inOrder(own).flatMap((row, at, all) => {
			const former = all[at - 1];
			return former && overlap(former, row)
				? [{ kind: 'periods-overlap', id: row.id, on: row.validFrom } as const]
				: [];
		})
	);
}

function circles<T extends Dated>(
	kind: FaultKind,
	rows: readonly T[],
	parentOf: (row: T) => string | null
): StructureFault[] {
	// A circle closes on a day on which some period begins.
	const starts = [...new Set(rows.map(({ validFrom }) => validFrom))].sort();
	const found = new Map<string, StructureFault>();
	for (const on of starts)
		for (const id of circlesIn(
			new Map(asOf(rows, on).map((row) => [row.id, parentOf(row)]))
		).flat())
			if (!found.has(id)) found.set(id, { kind, id, on });
	return [...found.values()];
}

function roots(units: readonly Unit[]): StructureFault[] {
	const tops = inOrder(units.filter(({ parentId }) => parentId === null));
	return tops.flatMap((unit, at) => {
		const other = tops
			.slice(0, at)
			.find((one) => one.id !== unit.id && one.companyId === unit.companyId && overlap(one, unit));
		return other ? [{ kind: 'several-roots', id: unit.id, on: unit.validFrom } as const] : [];
	});
}

function repeatedCodes(units: readonly Unit[]): StructureFault[] {
	return [...Map.groupBy(units, ({ code }) => code.toLowerCase()).values()].flatMap((rows) =>
		inOrder(rows).flatMap((row, at, all) =>
			all.slice(0, at).some((one) => one.id !== row.id && overlap(one, row))
				? [{ kind: 'code-repeated', id: row.id, on: row.validFrom } as const]
				: []
		)
	);
}

/** Rows whose other record does not exist from their first day to their last. */
function uncovered<T extends Dated>(
	kind: FaultKind,
	rows: readonly T[],
	others: ReadonlyMap<string, readonly Dated[]>,
	otherOf: (row: T) => string | null
): StructureFault[] {
	return rows.flatMap((row) => {
		const other = otherOf(row);
		if (other === null) return [];
		const on = firstDayWithout(row, others.get(other) ?? []);
		return on === null ? [] : [{ kind, id: row.id, on }];
	});
}

function firstDayWithout({ validFrom, validTo }: Dated, rows: readonly Dated[]): CivilDate | null {
	let reached = validFrom;
	for (const row of inOrder(rows)) {
		if (!holdsOn(row, reached)) continue;
		if (row.validTo === null) return null;
		reached = row.validTo;
	}
	return validTo !== null && reached >= validTo ? null : reached;
}

function crowded(posts: readonly Post[], incumbencies: readonly Incumbency[]): StructureFault[] {
	const holders = Map.groupBy(
		incumbencies.filter(({ acting }) => !acting),
		({ postId }) => postId
	);
	return posts.flatMap((post) => {
		const held = holders.get(post.id) ?? [];
		if (held.length <= post.headcount) return [];
		const days = [post.validFrom, ...held.map(({ validFrom }) => validFrom)].sort();
		const on = days.find((day) => holdsOn(post, day) && asOf(held, day).length > post.headcount);
		return on === undefined ? [] : [{ kind: 'over-headcount', id: post.id, on } as const];
	});
}

function heldTwice(incumbencies: readonly Incumbency[]): StructureFault[] {
	const groups = Map.groupBy(incumbencies, ({ employeeId, postId }) => `${employeeId} ${postId}`);
	return [...groups.values()].flatMap((rows) =>
		inOrder(rows).flatMap((row, at, all) => {
			const other = all.slice(0, at).find((one) => overlap(one, row));
			return other ? [{ kind: 'holds-twice', id: row.id, on: row.validFrom } as const] : [];
		})
	);
}

function outsideEmployment({ incumbencies, employees }: RuledRecords): StructureFault[] {
	const known = new Map(employees.map((employee) => [employee.id, employee]));
	return incumbencies.flatMap(({ id, employeeId, validFrom, validTo }) => {
		const employee = known.get(employeeId);
		if (!employee) return [];
		const { hiredOn, leftOn } = employee;
		const early = validFrom < hiredOn;
		const late = leftOn !== null && (validTo === null || validTo > leftOn);
		return early || late
			? [{ kind: 'outside-employment', id, on: early ? validFrom : (leftOn ?? validFrom) } as const]
			: [];
	});
}
