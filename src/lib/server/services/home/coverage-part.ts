import { visibleCoverage, visiblePeople } from '$lib/domain/access/filters';
import type { Home } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { isRetiredOn } from '$lib/domain/organization/chart';
import { standingOfVersions } from '$lib/server/db/acknowledgement-figures';
import { Kept } from '$lib/server/db/kept';
import { shownTally } from '../acknowledgement/tally';
import type { Context } from '../context';
import { currentStructure, type Structure, type StructureOn } from '../organization/structure';
import { areasOf } from './areas';
import { daysAt, issuedMatrices, talliesOf } from './matrices-in-force';

type Coverage = NonNullable<Home['coverage']>;
type Figures = Omit<Coverage, 'commonFindings'>;
type Row = Coverage['byUnit'][number];

const MOST_RULES = 5;
/** The same figures for everybody who may see all of them. */
const kept = new Kept<Figures>(2);

/** How far matrices and their acknowledgements have come, as a whole and area by area. */
export async function coveragePart(
	ctx: Context,
	structure: Structure,
	today: CivilDate,
	rules: Readonly<Record<string, number>>
): Promise<Home['coverage']> {
	if (visibleCoverage(ctx.actor) !== 'all') return null;
	const read = async () => figuresOf(ctx, await currentStructure(), today);
	const figures =
		visiblePeople(ctx.actor) === 'all'
			? await kept.get(daysAt(structure, ctx.now), read)
			: await read();
	return {
		...figures,
		commonFindings: Object.entries(rules)
			.map(([rule, count]) => ({ rule, count }))
			.sort((a, b) => b.count - a.count)
			.slice(0, MOST_RULES)
	};
}

async function figuresOf(ctx: Context, structure: Structure, today: CivilDate): Promise<Figures> {
	const { inForce } = await issuedMatrices(ctx, structure, []);
	const on = structure.on(today);
	const positions = structure.records.positions.filter((position) => !isRetiredOn(position, today));
	const tallies = await talliesOf(
		ctx,
		[...inForce.values()].map(({ id }) => id),
		today
	);
	const total = { positions: positions.length, withMatrix: 0, asked: 0, signed: 0 };
	const { names, areaOf } = areasOf(on);
	const rows = new Map(names.map((unit): [string, Row] => [unit, emptyRow(unit)]));
	const parted: { positionId: string; versionId: string }[] = [];
	for (const { id } of positions) {
		const head = inForce.get(id);
		const { asked, signed } = shownTally(head && tallies.get(head.id));
		total.withMatrix += head ? 1 : 0;
		total.asked += asked;
		total.signed += signed;
		const areas = areasOfPosition(on, areaOf, id);
		for (const area of areas) {
			const row = rows.get(area);
			if (!row) continue;
			row.positions += 1;
			row.withMatrix += head ? 1 : 0;
			row.oldest = earlier(row.oldest, head?.effectiveFrom ?? null);
			if (areas.size > 1) continue;
			row.asked += asked;
			row.signed += signed;
		}
		if (head && areas.size > 1) parted.push({ positionId: id, versionId: head.id });
	}
	for (const [area, people] of peopleByArea(on, areaOf)) {
		const row = rows.get(area);
		if (row) row.people = people.size;
	}
	await addParted(on, areaOf, parted, rows);
	return { ...total, byUnit: [...rows.values()].filter((row) => row.positions > 0) };
}

/** Of a position that stands in several areas each counts its own people. */
async function addParted(
	on: StructureOn,
	areaOf: ReadonlyMap<string, string>,
	parted: readonly { positionId: string; versionId: string }[],
	rows: ReadonlyMap<string, Row>
): Promise<void> {
	const positionOf = new Map(parted.map((one) => [one.versionId, one.positionId]));
	for (const { employeeId, versionId, state } of await standingOfVersions([...positionOf.keys()])) {
		const post = (on.incumbenciesOfEmployee.get(employeeId) ?? [])
			.flatMap(({ postId }) => on.posts.get(postId) ?? [])
			.find(({ positionId }) => positionId === positionOf.get(versionId));
		const row = rows.get(areaOf.get(post?.unitId ?? '') ?? '');
		if (!row) continue;
		row.asked += 1;
		if (state === 'acknowledged' || state === 'with-remarks') row.signed += 1;
	}
}

function areasOfPosition(
	on: StructureOn,
	areaOf: ReadonlyMap<string, string>,
	positionId: string
): Set<string> {
	const posts = on.postsOfPosition.get(positionId) ?? [];
	return new Set(posts.flatMap(({ unitId }) => areaOf.get(unitId) ?? []));
}

function peopleByArea(
	on: StructureOn,
	areaOf: ReadonlyMap<string, string>
): Map<string, Set<string>> {
	const people = new Map<string, Set<string>>();
	for (const { employeeId, postId } of on.incumbencies) {
		const area = areaOf.get(on.posts.get(postId)?.unitId ?? '');
		if (area === undefined) continue;
		people.set(area, (people.get(area) ?? new Set()).add(employeeId));
	}
	return people;
}

const emptyRow = (unit: string): Row => ({
	unit,
	positions: 0,
	people: 0,
	withMatrix: 0,
	asked: 0,
	signed: 0,
	oldest: null
});

const earlier = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
	a === null || (b !== null && b < a) ? b : a;
