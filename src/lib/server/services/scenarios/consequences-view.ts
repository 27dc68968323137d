import { changedSections, type ChangedSection } from '$lib/domain/manual/changed-sections';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import { consequences, type Holder } from '$lib/domain/organization/consequences';
import type { ScenarioChange } from '$lib/domain/organization/scenario';
import type { ConsequencesView } from '$lib/domain/organization/scenario-views';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import { compareFolded } from '$lib/domain/text/fold';
import { listedTitles } from './tried-posts';
import { issuedHeads } from '$lib/server/db/versions';
import type { Context } from '../context';
import { manualsInForceWhere } from '../manual/list-manuals';
import type { Structure } from '../organization/structure';
import { employeeName } from '../organization/structure-names';
import { zoneOf } from '../today';
import { namesIn } from './change-views';

/** What a scenario would bring about on a day, in names. */
export async function consequencesView(
	ctx: Context,
	structure: Structure,
	tried: { base: Snapshot; after: Snapshot; changes: readonly ScenarioChange[] },
	on: { date: CivilDate; holders: readonly Holder[] }
): Promise<ConsequencesView> {
	const { base, after, changes } = tried;
	const withMatrix = await positionsWithMatrix(structure, on.date);
	const hasMatrix = (id: string) => withMatrix.has(id);
	const told = consequences(base, after, { changes, holders: on.holders, hasMatrix });
	const [then, now] = [namesIn(base), namesIn(after)];
	const titles = listedTitles(base, after);
	const person = (id: string) => employeeName(structure.records, id);
	return {
		lines: told.lines.map(({ postId, from, to }) => ({
			post: now.label(postId),
			from: then.title(from),
			to: now.title(to)
		})),
		headers: told.headers.map(({ positionId, people }) => ({
			code: structure.positions.get(positionId)?.code ?? '',
			title: titles([positionId]),
			people: people.length
		})),
		headerPeople: new Set(told.headers.flatMap(({ people }) => people)).size,
		movers: told.movers
			.map(({ employeeId, from, to }) => ({
				...{ name: person(employeeId), from: titles(from), to: titles(to) },
				asked: to.some(hasMatrix)
			}))
			.sort((a, b) => compareFolded(a.name, b.name)),
		seats: told.seats,
		total: told.total,
		vacancies: told.vacancies.map(({ postId, count }) => ({ post: now.label(postId), count })),
		withoutPost: told.withoutPost.map(person).sort(compareFolded),
		beyond: told.beyond.map(({ postId, ...rest }) => ({ post: now.label(postId), ...rest })),
		manuals: changes.length === 0 ? [] : await manualsChanged(ctx, base, after)
	};
}

async function positionsWithMatrix(structure: Structure, date: CivilDate): Promise<Set<string>> {
	const heads = Map.groupBy(await issuedHeads(), ({ positionId }) => positionId);
	const found = [...heads].filter(([positionId, own]) => {
		const zone = zoneOf(structure, structure.positions.get(positionId)?.companyId);
		return inForceOn(own, date, zone) !== null;
	});
	return new Set(found.map(([positionId]) => positionId));
}

async function manualsChanged(
	ctx: Context,
	base: Snapshot,
	after: Snapshot
): Promise<ConsequencesView['manuals']> {
	const sections = new Map<string, ChangedSection[]>();
	const manuals = await manualsInForceWhere(ctx, ({ code, rootUnitId }) => {
		const changed = changedSections(rootUnitId, base, after);
		sections.set(code, changed);
		return changed.length > 0;
	});
	return manuals.map((manual) => ({ ...manual, sections: sections.get(manual.code) ?? [] }));
}
