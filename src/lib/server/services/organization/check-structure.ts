import type { Actor } from '$lib/domain/access/actor';
import { canReadChecks } from '$lib/domain/access/can';
import { visibleChecks } from '$lib/domain/access/filters';
import {
	checkSnapshot,
	countChecks,
	inCheckOrder
} from '$lib/domain/organization/checks/check-structure';
import type { ChecksAddress } from '$lib/domain/organization/checks/checks-address';
import type { ChecksView } from '$lib/domain/organization/checks/checks-views';
import { CHECKS, type StructureFinding } from '$lib/domain/organization/checks/finding';
import { unitsBelow } from '$lib/domain/organization/org-chart';
import { postsBelow } from '$lib/domain/organization/reporting-line';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { readSetting } from '../settings/setting';
import { knownNetwork } from './known-network';
import { snapshotOf } from './snapshot-of';
import { currentStructure, type StructureOn } from './structure';
import { unitChoices } from './unit-choices';

/** Rows of one check beside others, and where it stands alone; the file has them all. */
const MOST_BESIDE = 10;
const MOST_ALONE = 300;

export interface CheckedStructure extends Omit<ChecksView, 'groups'> {
	findings: StructureFinding[];
}

/**
 * The structure of today and the matrices in force looked through: everything for HR and the auditor,
 * for a manager what is about the posts below and their positions' matrices.
 * @throws DomainError `forbidden`
 */
export async function checkedStructure(
	ctx: Context,
	{ check, unit }: ChecksAddress
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
	return {
		...{ today, spanLimit },
		whole: visibleChecks(ctx.actor) === 'all',
		counts: countChecks(found),
		findings: inCheckOrder(found.filter((finding) => !check || finding.check === check)),
		units: unitChoices(snapshot),
		unknownUnit: unit !== '' && !chosen
	};
}

/** The same as the page shows it: by check, each with its first findings. @throws as above */
export async function checkStructure(ctx: Context, address: ChecksAddress): Promise<ChecksView> {
	const { findings, ...checked } = await checkedStructure(ctx, address);
	const most = address.check ? MOST_ALONE : MOST_BESIDE;
	const byCheck = Map.groupBy(findings, ({ check }) => check);
	const groups = CHECKS.flatMap((check) => {
		const rows = byCheck.get(check);
		return rows ? [{ check, count: rows.length, rows: rows.slice(0, most) }] : [];
	});
	return { ...checked, groups };
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
