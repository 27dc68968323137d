import type { MatrixContent } from '$lib/domain/matrix/content';
import type { Finding } from '$lib/domain/matrix/linter/finding';
import { countFindings, isDismissible, lint, openFindings } from '$lib/domain/matrix/linter/lint';
import type { CivilDate, MatrixVersion } from '$lib/domain/matrix/version';
import type { DraftView, FindingView } from '$lib/domain/matrix/views';
import type { FindingTally } from '$lib/server/db/versions';
import type { Structure, StructureOn } from '../organization/structure';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import type { NameOf } from '../people/person-names';
import { placementsOn } from './placements';

/** Every position in use with its aliases: for recipients, and for the linter. */
export function positionsInUse(structure: Structure, today: CivilDate): DraftView['positions'] {
	const on = structure.on(today);
	const known = inUse.get(on) ?? listInUse(structure, today);
	inUse.set(on, known);
	return known;
}

/** Made once for each structure and date in memory; the lists go when it goes. */
const inUse = new WeakMap<StructureOn, DraftView['positions']>();

function listInUse(structure: Structure, today: CivilDate): DraftView['positions'] {
	const aliases = Map.groupBy(structure.records.aliases, ({ positionId }) => positionId);
	return structure.records.positions
		.filter((position) => !isRetiredOn(position, today))
		.map((position) => ({
			id: position.id,
			code: position.code,
			title: titleOn(position, today),
			aliases: (aliases.get(position.id) ?? []).map(({ name }) => name)
		}));
}

/** The linter's findings on a content; `positionId` is null while it belongs to no position yet. */
export function findingsOn(
	structure: Structure,
	today: CivilDate,
	positionId: string | null,
	content: MatrixContent
): Finding[] {
	const knownPositions = positionsInUse(structure, today);
	if (positionId === null) return lint(content, { knownPositions });
	const derived = derivedHeader(structure, positionId, today);
	return lint(content, derived ? { knownPositions, derived } : { knownPositions });
}

/** Titles that the posts give to a position's bosses and reports; null while it has no post. */
export function derivedHeader(
	structure: Structure,
	positionId: string,
	today: CivilDate
): DraftView['derived'] {
	const placements = placementsOn(structure, positionId, today);
	if (placements.length === 0) return null;
	const bosses = new Set(placements.flatMap(({ boss }) => (boss ? [boss.title] : [])));
	const reports = new Set(placements.flatMap((at) => at.reports.map(({ title }) => title)));
	return { bosses: [...bosses], reports: [...reports] };
}

/** What lists show of findings, warnings that were set aside not counted. */
export function tallyOf(
	findings: readonly Finding[],
	dismissals: MatrixVersion['dismissals']
): FindingTally {
	const open = openFindings(findings, dismissals);
	const { errors, warnings } = countFindings(open);
	const first = open.find(({ severity }) => severity === 'error') ?? open[0];
	const rules: Record<string, number> = {};
	for (const { rule } of open) rules[rule] = (rules[rule] ?? 0) + 1;
	return { errors, warnings, first: first ? { rule: first.rule, data: first.data } : null, rules };
}

export function findingViews(
	findings: readonly Finding[],
	dismissals: MatrixVersion['dismissals'],
	nameOf: NameOf
): FindingView[] {
	const byKey = new Map(dismissals.map((dismissal) => [dismissal.key, dismissal]));
	return findings.map((found) => {
		const dismissal = isDismissible(found) ? byKey.get(found.key) : undefined;
		const dismissed = dismissal
			? { reason: dismissal.reason, by: nameOf(dismissal.by).name }
			: null;
		return { ...found, dismissed };
	});
}
