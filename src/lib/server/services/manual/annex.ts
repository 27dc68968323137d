import type { AnnexMatrix } from '$lib/domain/manual/content';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import { issuedHeads } from '$lib/server/db/versions';
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
