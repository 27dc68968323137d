import { inForceOn, newerInForceFrom, shownState } from '$lib/domain/matrix/life-cycle';
import type { CivilDate, ShownState } from '$lib/domain/matrix/version';
import type { PersonName, VersionHead } from '$lib/domain/matrix/views';
import type { Position } from '$lib/domain/organization/records';
import { versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import { notFound } from '$lib/server/errors';
import { fold } from '$lib/domain/text/fold';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

/** A position with everything that its versions' shown states depend on. */
export interface PositionVersions {
	structure: Structure;
	position: Position;
	today: CivilDate;
	zone: string;
	/** Newest first. */
	heads: readonly VersionHeadRecord[];
	inForce: VersionHeadRecord | null;
	open: VersionHeadRecord | null;
}

/** The position of a present or former code. @throws DomainError not-found */
export function positionOfCode(structure: Structure, code: string): Position {
	const exact = structure.positionsByCode.get(code);
	if (exact) return exact;
	const key = fold(code);
	const found = structure.records.positions.find(
		(position) =>
			fold(position.code) === key || position.formerCodes.some((former) => fold(former) === key)
	);
	if (!found) throw notFound();
	return found;
}

export async function positionVersions(
	ctx: Context,
	by: { code: string } | { positionId: string }
): Promise<PositionVersions> {
	const structure = await currentStructure();
	const position =
		'code' in by ? positionOfCode(structure, by.code) : structure.positions.get(by.positionId);
	if (!position) throw notFound();
	const zone = zoneOf(structure, position.companyId);
	const today = todayAt(structure, ctx.now, position.companyId);
	const heads = await versionHeadsOf([position.id]);
	return {
		structure,
		position,
		today,
		zone,
		heads,
		inForce: inForceOn(heads, today, zone),
		open: heads.find(({ open }) => open) ?? null
	};
}

/** What a person sees of a version, or of an edition of a manual, among the others of its kind. */
export function stateOf(
	version: Parameters<typeof newerInForceFrom>[1] & Parameters<typeof shownState>[0],
	among: { heads: Parameters<typeof newerInForceFrom>[0] } & Pick<
		PositionVersions,
		'today' | 'zone'
	>
): ShownState {
	const newer = newerInForceFrom(among.heads, version, among.zone);
	return shownState(version, { today: among.today, newerInForceFrom: newer });
}

export function headView(
	version: VersionHeadRecord,
	among: Pick<PositionVersions, 'heads' | 'today' | 'zone'>,
	nameOf: (userId: string | null) => PersonName
): VersionHead {
	return {
		id: version.id,
		number: version.number,
		state: stateOf(version, among),
		kind: version.kind,
		summary: version.summary,
		effectiveFrom: version.effectiveFrom,
		publishedAt: version.publishedAt,
		updatedAt: version.updatedAt,
		updatedBy: nameOf(version.updatedBy).name,
		hash: version.contentHash,
		revision: version.revision
	};
}
