import { can } from '$lib/domain/access/can';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { PersonName } from '$lib/domain/organization/chart-detail';
import { rowsOf, vacantRows, type ChartRow } from '$lib/domain/organization/chart-rows';
import { occupancyOfAll } from '$lib/domain/organization/occupancy';
import { orgChart, unitsBelow, type ChartBox } from '$lib/domain/organization/org-chart';
import type { Shown } from '$lib/domain/organization/organization-address';
import type { OrganizationView } from '$lib/domain/organization/organization-views';
import { unitRows } from '$lib/domain/organization/unit-counts';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';

import { todayAt } from '../today';
import { peopleOfToday, seenStructure } from './seen-structure';
import { snapshotOf, type OccupiedSnapshot } from './snapshot-of';
import { currentStructure, type Structure } from './structure';

export interface OrganizationQuestion {
	/** Code of a unit; '' for the whole. */
	unit: string;
	/** Null for today. */
	date: CivilDate | null;
	/** Id of a post to be looked at; it chooses its unit where the chosen one does not hold it. */
	post: string;
	show: Shown;
	merge: boolean;
}

/**
 * The structure on a date, past or future: units with their counts, and the posts of one of them (or
 * of all) with who holds them. Who holds a post today is public to everybody who may see the chart.
 * @throws DomainError `forbidden`
 */
export async function readOrganization(
	ctx: Context,
	asked: OrganizationQuestion
): Promise<OrganizationView> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const whole = await currentStructure();
	const today = todayAt(whole, ctx.now);
	const date = asked.date ?? today;
	const structure = date > today ? seenStructure(ctx.actor, whole, { today, date }) : whole;
	const occupied = snapshotOf(structure, date);
	const { units, posts } = occupied.snapshot;
	const { rows: counted, whole: all } = unitRows(occupied.snapshot, occupied.occupancies);

	const post = posts.find(({ id }) => id === asked.post);
	const chosen = units.find(({ code }) => code === asked.unit);
	const holds = !post || !chosen || unitsBelow(units, chosen.id).has(post.unitId);
	const unit = holds ? chosen : units.find(({ id }) => id === post.unitId);
	const place = unit ? units.indexOf(unit) : null;

	const boxes = orgChart(occupied.snapshot, {
		unitIds: unit ? unitsBelow(units, unit.id) : null,
		merge: asked.merge
	});
	let focusKey: string | null = null;
	const rowOf = boxRows(ctx, structure, occupied, asked.show === 'people');
	const drawn = rowsOf(boxes, (box, boss, depth) => {
		if (post && box.postIds.includes(post.id)) focusKey = box.key;
		return rowOf(box, boss, depth);
	});
	const rows = asked.show === 'vacancies' ? vacantRows(drawn) : drawn;
	const { seats, people, vacancies } = (place === null ? undefined : counted[place]) ?? all;
	const focus = rows.findIndex(({ key }) => key === focusKey);
	return {
		...{ today, date, units: counted, rows, unit: place, unitId: unit?.id ?? null },
		unknownUnit: asked.unit !== '' && !chosen,
		whole: { ...all, positions: new Set(posts.map(({ positionId }) => positionId)).size },
		chosen: {
			seats,
			people,
			vacancies,
			levels: Math.max(0, ...drawn.map(({ depth }) => depth + 1))
		},
		focus: focus < 0 ? null : focus,
		unknownPost: asked.post !== '' && !post,
		peopleOfToday: peopleOfToday(ctx.actor, whole, { today, date })
	};
}

/** Fewer words in what is sent: what says nothing is left out of a row. */
function boxRows(
	{ actor }: Context,
	{ employees }: Structure,
	{ occupancies, snapshot: { posts } }: OccupiedSnapshot,
	everybody: boolean
): (box: ChartBox, boss: number, depth: number) => ChartRow {
	const named = (ids: readonly string[]) =>
		ids.flatMap((id): PersonName[] => {
			const employee = employees.get(id);
			return employee ? [[employee.givenNames, employee.familyNames]] : [];
		});
	const byId = new Map(posts.map((post) => [post.id, post]));
	const bossesOf = ({ postIds }: ChartBox) => {
		const bosses = postIds.flatMap((id) => byId.get(byId.get(id)?.reportsTo ?? '') ?? []);
		return [...new Set(bosses.map(({ title }) => title))];
	};
	return (box, boss, depth) => {
		const occupancy = occupancyOfAll(box.postIds.flatMap((id) => occupancies.get(id) ?? []));
		const { holders, acting, seats, vacantSince } = occupancy;
		const names = everybody || seats === 1 ? named(holders) : [];
		const own = [...holders, ...acting].some((id) => id === actor.employeeId);
		const above = boss < 0 ? bossesOf(box) : [];
		return {
			...{ key: box.key, boss, depth, code: box.code, title: box.title },
			...{ units: box.unitNames.join(' · '), seats, people: holders.length },
			...(vacantSince !== null && { since: vacantSince }),
			...(names.length > 0 && { names }),
			...(acting.length > 0 && { acting: named(acting) }),
			...(box.staff && { staff: true as const }),
			...(box.assumed && { assumed: true as const }),
			...(own && { own: true as const }),
			...(above.length > 0 && { above: above.join(' · ') })
		};
	};
}
