import type { PersonName } from '$lib/domain/organization/chart-detail';
import { rowsOf, type ChartRow } from '$lib/domain/organization/chart-rows';
import { peopleGoTo } from '$lib/domain/organization/scenario-targets';
import type { Holder } from '$lib/domain/organization/consequences';
import { orgChart } from '$lib/domain/organization/org-chart';
import type { ScenarioChange } from '$lib/domain/organization/scenario';
import type { PostMark, ScenarioPost, ScenarioUnit } from '$lib/domain/organization/scenario-views';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import type { Structure } from '../organization/structure';
import { employeeName } from '../organization/structure-names';
import { namesIn } from './change-views';

type People = ReadonlyMap<string, readonly Holder[]>;

/** Who would hold each post, acting or not. */
export function peopleByPost(
	changes: readonly ScenarioChange[],
	holders: readonly Holder[]
): People {
	return Map.groupBy(
		holders.flatMap((holder) => {
			const postId = peopleGoTo(changes, holder.postId);
			return postId === null ? [] : [{ ...holder, postId }];
		}),
		({ postId }) => postId
	);
}

/** The chart of a tried structure as rows. */
export function triedRows(after: Snapshot, people: People, structure: Structure): ChartRow[] {
	const boxes = orgChart(after, { unitIds: null, merge: false });
	return rowsOf(boxes, (box, boss, depth): ChartRow => {
		const held = people.get(box.key) ?? [];
		const named = (acting: boolean) =>
			held
				.filter((one) => one.acting === acting)
				.flatMap(({ employeeId }): PersonName[] => {
					const employee = structure.employees.get(employeeId);
					return employee ? [[employee.givenNames, employee.familyNames]] : [];
				});
		const [names, acting] = [named(false), named(true)];
		return {
			...{ key: box.key, boss, depth, code: box.code, title: box.title },
			...{ units: box.unitNames.join(' · '), seats: box.headcount, people: names.length },
			...(box.headcount === 1 && names.length > 0 && { names }),
			...(acting.length > 0 && { acting }),
			...(box.staff && { staff: true as const }),
			...(box.assumed && { assumed: true as const })
		};
	});
}

/** What the chart marks of each post that is not as it was. */
export function marksOf(base: Snapshot, after: Snapshot): Record<string, PostMark> {
	const was = new Map(base.posts.map((post) => [post.id, post]));
	const marks: Record<string, PostMark> = {};
	for (const post of after.posts) {
		const old = was.get(post.id);
		if (!old) marks[post.id] = 'new';
		else if (old.unitId !== post.unitId || old.reportsTo !== post.reportsTo)
			marks[post.id] = 'moved';
		else if (old.headcount !== post.headcount) marks[post.id] = 'headcount';
	}
	return marks;
}

export function triedUnits(base: Snapshot, after: Snapshot): ScenarioUnit[] {
	const was = new Map(base.units.map((unit) => [unit.id, unit]));
	const depths = new Map<string, number>();
	const posts = Map.groupBy(after.posts, ({ unitId }) => unitId);
	const below = Map.groupBy(after.units, ({ parentId }) => parentId);
	return after.units.map(({ id, code, name, parentId }) => {
		const depth = (depths.get(parentId ?? '') ?? -1) + 1;
		depths.set(id, depth);
		const old = was.get(id);
		const same = old?.name === name && old.parentId === parentId;
		return {
			...{ id, code, name, depth, parentId, mark: old ? (same ? null : 'changed') : 'new' },
			posts: posts.get(id)?.length ?? 0,
			units: below.get(id)?.length ?? 0
		};
	});
}

/** The post that is looked at; null where it is not there. */
export function triedPost(
	after: Snapshot,
	people: People,
	structure: Structure,
	id: string
): ScenarioPost | null {
	const post = after.posts.find((one) => one.id === id);
	if (!post) return null;
	const { code, title, unitId, headcount, reportsTo } = post;
	const held = (people.get(id) ?? []).map(({ employeeId }) =>
		employeeName(structure.records, employeeId)
	);
	return {
		...{ id, code, title, unitId, headcount, people: held },
		boss: reportsTo === null ? null : { id: reportsTo, label: namesIn(after).label(reportsTo) },
		reports: after.posts.filter((one) => one.reportsTo === id).length
	};
}

/** Titles of positions as either structure has them. */
export function listedTitles(base: Snapshot, after: Snapshot) {
	const titles = new Map(
		[...base.posts, ...after.posts].map(({ positionId, title }) => [positionId, title])
	);
	return (ids: readonly string[]): string =>
		ids.map((positionId) => titles.get(positionId) ?? '').join(', ');
}
