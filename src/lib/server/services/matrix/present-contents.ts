import type { MatrixContent } from '$lib/domain/matrix/content';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { PublishedBody } from '$lib/domain/matrix/version';
import { contentsBytes } from '$lib/server/db/contents';
import { issuedHeads, openContents } from '$lib/server/db/versions';
import type { Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

const BATCH = 50;

/**
 * The contents that matter today: of every matrix in force and of every open version. For counting
 * how often something is used; row ids are left out.
 */
export async function presentContents(structure: Structure, now: Date): Promise<MatrixContent[]> {
	const contents = await openContents();
	const hashes: string[] = [];
	for (const [positionId, own] of Map.groupBy(await issuedHeads(), (head) => head.positionId)) {
		const companyId = structure.positions.get(positionId)?.companyId;
		const head = inForceOn(own, todayAt(structure, now, companyId), zoneOf(structure, companyId));
		if (head?.contentHash) hashes.push(head.contentHash);
	}
	for (let at = 0; at < hashes.length; at += BATCH)
		for (const bytes of await contentsBytes(hashes.slice(at, at + BATCH)))
			contents.push((JSON.parse(new TextDecoder().decode(bytes)) as PublishedBody).content);
	return contents;
}
