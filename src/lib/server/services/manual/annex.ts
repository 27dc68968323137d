import { annexGaps } from '$lib/domain/manual/annex-gaps';
import type { AnnexMatrix } from '$lib/domain/manual/content';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import { issuedHeads } from '$lib/server/db/versions';
import { DomainError } from '$lib/server/errors';
import type { Structure } from '../organization/structure';
import { zoneOf } from '../today';

/** The matrices in force on a date of the positions in a structure, in the order in which it names them. */
export async function matricesInForce(
	structure: Structure,
	snapshot: Snapshot,
	date: CivilDate
): Promise<AnnexMatrix[]> {
	const heads = Map.groupBy(await issuedHeads(), ({ positionId }) => positionId);
	const named = new Map(snapshot.posts.map((post) => [post.positionId, post]));
	return [...named.values()].flatMap(({ positionId, code, title }) => {
		const zone = zoneOf(structure, structure.positions.get(positionId)?.companyId);
		const head = inForceOn(heads.get(positionId) ?? [], date, zone);
		return head?.contentHash
			? [{ positionId, code, title, number: head.number ?? 0, bodyHash: head.contentHash }]
			: [];
	});
}

/** The matrices of a frozen annex that were withdrawn since: its Word file leaves them out. */
export async function annexGapsOf(annex: readonly AnnexMatrix[]): Promise<AnnexMatrix[]> {
	// Most editions have no annex: nothing is read for them.
	return annex.length === 0 ? [] : annexGaps(annex, await issuedHeads());
}

/** How many are named in the sentence; the page shows them all. */
const NAMED = 5;

/**
 * Nobody approves or issues an edition with a hole in its annex.
 * @throws DomainError annex-withdrawn { count, names }, details: the matrices (AnnexMatrix[])
 */
export async function refuseAnnexGaps(annex: readonly AnnexMatrix[]): Promise<void> {
	const gaps = await annexGapsOf(annex);
	if (gaps.length === 0) return;
	const names = gaps.slice(0, NAMED).map(({ code, title }) => `${code} · ${title}`);
	if (gaps.length > NAMED) names.push('…');
	throw new DomainError('annex-withdrawn', { count: gaps.length, names: names.join('; ') }, gaps);
}
