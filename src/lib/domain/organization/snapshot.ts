import type { CivilDate } from '../matrix/version';
import { compareFolded } from '../text/fold';
import { asOf } from './as-of';
import { titleOn, type ChartRecords } from './chart';
import type { UnitCharts } from './records';

/** A unit as it is on one date. */
export interface SnapshotUnit {
	id: string;
	code: string;
	name: string;
	kind: string;
	/** Null for the root of the snapshot. */
	parentId: string | null;
	order: number;
	group: boolean;
	charts: UnitCharts;
	objective: string;
	functions: string[];
}

/** A post as it is on one date, with what its position is called then. */
export interface SnapshotPost {
	id: string;
	positionId: string;
	code: string;
	title: string;
	unitId: string;
	/** Null for the head, and for a post whose boss stands outside the snapshot. */
	reportsTo: string | null;
	headcount: number;
	workplace: string;
	staff: boolean;
	assumed: boolean;
}

/**
 * The structure on one date as plain data: what charts are drawn from, manuals freeze, scenarios
 * change and differences are taken of. Units stand in the order in which people read them: each
 * before those below it, siblings by order and name; posts by title, equal ones by their units.
 */
export interface Snapshot {
	units: SnapshotUnit[];
	posts: SnapshotPost[];
}

/**
 * The structure on a date, whole or from one unit down.
 * @param rootUnitId null for the whole
 */
export function snapshotOn(
	records: ChartRecords,
	date: CivilDate,
	rootUnitId: string | null = null
): Snapshot {
	const rows = asOf(records.units, date).map((unit): SnapshotUnit => ({
		id: unit.id,
		code: unit.code,
		name: unit.name,
		kind: unit.kind,
		parentId: unit.id === rootUnitId ? null : unit.parentId,
		order: unit.order,
		group: unit.group,
		charts: unit.charts,
		objective: unit.objective,
		functions: [...unit.functions]
	}));
	const units = unitsInOrder(rows, rootUnitId);
	const inside = new Set(units.map(({ id }) => id));
	const positions = new Map(records.positions.map((position) => [position.id, position]));
	const found = asOf(records.posts, date).filter(({ unitId }) => inside.has(unitId));
	const postIds = new Set(found.map(({ id }) => id));
	const posts = found.flatMap((post): SnapshotPost[] => {
		const position = positions.get(post.positionId);
		if (!position) return [];
		const { id, positionId, unitId, reportsTo, headcount, workplace, staff, assumed } = post;
		return [
			{
				...{ id, positionId, unitId, headcount, workplace, staff, assumed },
				code: position.code,
				title: titleOn(position, date),
				reportsTo: reportsTo !== null && postIds.has(reportsTo) ? reportsTo : null
			}
		];
	});
	const place = new Map(units.map(({ id }, at) => [id, at]));
	const placeOf = ({ unitId }: SnapshotPost) => place.get(unitId) ?? units.length;
	posts.sort(
		(a, b) => compareFolded(a.title, b.title) || placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1)
	);
	return { units, posts };
}

/** Units from the roots down, each before those below it; a circle, should one get in, is left out. */
export function unitsInOrder<U extends Pick<SnapshotUnit, 'id' | 'parentId' | 'order' | 'name'>>(
	units: readonly U[],
	rootUnitId: string | null = null
): U[] {
	const known = new Set(units.map(({ id }) => id));
	const isRoot = (unit: U) =>
		rootUnitId === null
			? unit.parentId === null || !known.has(unit.parentId)
			: unit.id === rootUnitId;
	const below = Map.groupBy(
		units.filter((unit) => !isRoot(unit)),
		({ parentId }) => parentId
	);
	const sorted = (rows: readonly U[]) =>
		[...rows].sort((a, b) => a.order - b.order || compareFolded(a.name, b.name));
	const ordered: U[] = [];
	const walk = (unit: U): void => {
		ordered.push(unit);
		for (const child of sorted(below.get(unit.id) ?? [])) walk(child);
	};
	for (const root of sorted(units.filter(isRoot))) walk(root);
	return ordered;
}
