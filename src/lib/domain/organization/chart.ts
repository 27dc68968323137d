import type { CivilDate, FrozenPlacement } from '../matrix/version';
import { compareFolded } from '../text/fold';
import { asOf } from './as-of';
import type { Position, Post, Unit } from './records';

/** What a chart is drawn from: every period of every record. */
export interface ChartRecords {
	units: readonly Unit[];
	positions: readonly Position[];
	posts: readonly Post[];
}

/**
 * The header that publishing freezes: where a position stands on a date, once per unit and boss,
 * in the order of the units' names. Boss and reports come from posts alone, held or vacant.
 */
export function frozenPlacements(
	records: ChartRecords,
	positionId: string,
	date: CivilDate
): FrozenPlacement[] {
	const units = new Map(asOf(records.units, date).map((unit) => [unit.id, unit]));
	const posts = asOf(records.posts, date);
	const postById = new Map(posts.map((post) => [post.id, post]));
	const positions = new Map(records.positions.map((position) => [position.id, position]));
	const named = (found: readonly Post[]) => namedPositions(found, positions, date);

	const groups = new Map<string, Post[]>();
	for (const post of posts.filter((candidate) => candidate.positionId === positionId)) {
		const boss = postById.get(post.reportsTo ?? '');
		const key = `${post.unitId} ${boss?.positionId ?? ''}`;
		groups.set(key, [...(groups.get(key) ?? []), post]);
	}
	const placements = [...groups.values()].map((group): FrozenPlacement => {
		const own = new Set(group.map(({ id }) => id));
		const bossIds = new Set(group.flatMap(({ reportsTo }) => reportsTo ?? []));
		const unitId = group[0]?.unitId ?? '';
		const siblings = posts.filter(
			(post) => bossIds.has(post.reportsTo ?? '') && post.positionId !== positionId
		);
		return {
			unitId,
			unitPath: unitPath(units, unitId).map(({ name }) => name),
			boss: named(posts.filter(({ id }) => bossIds.has(id)))[0] ?? null,
			reports: named(posts.filter(({ reportsTo }) => own.has(reportsTo ?? ''))),
			peers: named(siblings),
			headcount: group.reduce((sum, { headcount }) => sum + headcount, 0)
		};
	});
	return placements.sort(
		(a, b) =>
			compareFolded(a.unitPath.join(' / '), b.unitPath.join(' / ')) ||
			compareFolded(a.boss?.code ?? '', b.boss?.code ?? '')
	);
}

/** Units from the root down to this one; a circle, should one get in, ends the walk. */
export function unitPath(units: ReadonlyMap<string, Unit>, unitId: string): Unit[] {
	const path: Unit[] = [];
	const seen = new Set<string>();
	for (let unit = units.get(unitId); unit && !seen.has(unit.id);) {
		seen.add(unit.id);
		path.unshift(unit);
		unit = units.get(unit.parentId ?? '');
	}
	return path;
}

/** What a position is called on a date: a scheduled version may bring a new title. */
export function titleOn(position: Position, date: CivilDate): string {
	const { nextTitle, title } = position;
	return nextTitle !== null && nextTitle.from <= date ? nextTitle.title : title;
}

/** Whether a position is out of use on a date. */
export function isRetiredOn({ retiredAt }: Pick<Position, 'retiredAt'>, date: CivilDate): boolean {
	return retiredAt !== null && retiredAt <= date;
}

function namedPositions(
	posts: readonly Post[],
	positions: ReadonlyMap<string, Position>,
	date: CivilDate
): FrozenPlacement['reports'] {
	const ids = new Set(posts.map(({ positionId }) => positionId));
	return [...ids]
		.flatMap((id) => positions.get(id) ?? [])
		.map((position) => ({
			positionId: position.id,
			code: position.code,
			title: titleOn(position, date)
		}))
		.sort((a, b) => compareFolded(a.title, b.title) || compareFolded(a.code, b.code));
}
