import type { Actor } from '$lib/domain/access/actor';
import { can, canReadChecks } from '$lib/domain/access/can';
import { visibleChecks } from '$lib/domain/access/filters';
import {
	checkSnapshot,
	countChecks,
	inCheckOrder
} from '$lib/domain/organization/checks/check-structure';
import type { ChecksAddress } from '$lib/domain/organization/checks/checks-address';
import type { ChecksView } from '$lib/domain/organization/checks/checks-views';
import { partAside, type SetAsideFinding } from '$lib/domain/organization/checks/set-aside';
import { CHECKS, type StructureFinding } from '$lib/domain/organization/checks/finding';
import type { CivilDate } from '$lib/domain/matrix/version';
import { unitsBelow } from '$lib/domain/organization/org-chart';
import { postsBelow } from '$lib/domain/organization/reporting-line';
import { setAsideFindings } from '$lib/server/db/set-aside-findings';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { readSetting } from '../settings/setting';
import { findingId } from './finding-id';
import { knownNetwork } from './known-network';
import { snapshotOf } from './snapshot-of';
import { currentStructure, type StructureOn } from './structure';
import { unitChoices } from './unit-choices';

/** Rows of one check beside others, and where it stands alone; the file has them all. */
const MOST_BESIDE = 10;
const MOST_ALONE = 300;

export interface CheckedStructure extends Omit<ChecksView, 'groups' | 'aside'> {
	/** Those that nobody has set aside. */
	findings: StructureFinding[];
	/** Those that somebody has, the newest first. */
	aside: { finding: StructureFinding; mark: SetAsideFinding }[];
}

/**
 * The structure of today and the matrices in force looked through: everything for HR and the auditor,
 * for a manager what is about the posts below and their positions' matrices.
 * @throws DomainError `forbidden`
 */
export async function checkedStructure(
	ctx: Context,
	{ check, unit }: Pick<ChecksAddress, 'check' | 'unit'>
): Promise<CheckedStructure> {
	if (!canReadChecks(ctx.actor)) throw forbidden();
	const structure = await currentStructure();
	const network = await knownNetwork(structure, ctx.now);
	const { on, today } = network;
	const spanLimit = await readSetting('span-of-control', today);
	const { snapshot } = snapshotOf(structure, today);
	const maySee = sightOf(ctx.actor, on);
	const chosen = snapshot.units.find(({ code }) => code === unit);
	const inside = chosen ? unitsBelow(snapshot.units, chosen.id) : null;
	const found = [...checkSnapshot(snapshot, spanLimit), ...network.findings].filter(
		(finding) => maySee(finding) && (!inside || finding.unitIds.some((id) => inside.has(id)))
	);
	const { open, aside } = partAside(found, await setAsideFindings());
	const wanted = (finding: StructureFinding) => !check || finding.check === check;
	return {
		...{ today, spanLimit },
		whole: visibleChecks(ctx.actor) === 'all',
		mayEdit: can(ctx.actor, 'structure.edit'),
		counts: countChecks(open),
		findings: inCheckOrder(open.filter(wanted)),
		aside: aside
			.filter(({ finding }) => wanted(finding))
			.sort(({ mark: a }, { mark: b }) =>
				a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1
			),
		units: unitChoices(snapshot),
		unknownUnit: unit !== '' && !chosen
	};
}

/** The same as the page shows it: by check, each with its first findings. @throws as above */
export async function checkStructure(ctx: Context, address: ChecksAddress): Promise<ChecksView> {
	const { findings, aside, ...checked } = await checkedStructure(ctx, address);
	const most = address.check ? MOST_ALONE : MOST_BESIDE;
	const byCheck = Map.groupBy(findings, ({ check }) => check);
	const groups = CHECKS.flatMap((check) => {
		const rows = byCheck.get(check);
		return rows ? [{ check, count: rows.length, rows: rows.slice(0, most).map(checkRow) }] : [];
	});
	return { ...checked, groups, aside: await asideView(aside, checked.today) };
}

const checkRow = (finding: StructureFinding) => ({ ...finding, id: findingId(finding.key) });

async function asideView(
	aside: CheckedStructure['aside'],
	today: CivilDate
): Promise<ChecksView['aside']> {
	const shown = aside.slice(0, MOST_ALONE);
	const by = shown.map(({ mark }) => mark.by);
	const nameOf = await personNames(by, await currentStructure(), today);
	const rows = shown.map(({ finding, mark }) => ({
		...checkRow(finding),
		...{ reason: mark.reason, at: mark.at, by: nameOf(mark.by).name }
	}));
	return { count: aside.length, rows };
}

function sightOf(actor: Actor, on: StructureOn): (finding: StructureFinding) => boolean {
	const visible = visibleChecks(actor);
	if (visible === 'all') return () => true;
	const positions = new Set(visible.positionIds);
	const own = on.incumbenciesOfEmployee.get(actor.employeeId ?? '') ?? [];
	const below = new Set(
		postsBelow(
			[...on.posts.values()],
			own.map(({ postId }) => postId)
		)
	);
	return ({ subject }) =>
		subject.kind === 'post'
			? below.has(subject.postId)
			: subject.kind === 'matrix' && positions.has(subject.positionId);
}
