import type { MatrixContent } from '$lib/domain/matrix/content';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { PublishedBody } from '$lib/domain/matrix/version';
import { contentsByHash } from '$lib/server/db/contents';
import { issuedHeads, openContents } from '$lib/server/db/versions';
import type { Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';

const BATCH = 50;

/** The hash of the matrix in force today of every position that has one. */
export async function hashesInForce(
	structure: Structure,
	now: Date
): Promise<{ positionId: string; hash: string }[]> {
	const heads = Map.groupBy(await issuedHeads(), ({ positionId }) => positionId);
	return [...heads].flatMap(([positionId, own]) => {
		const companyId = structure.positions.get(positionId)?.companyId;
		const head = inForceOn(own, todayAt(structure, now, companyId), zoneOf(structure, companyId));
		return head?.contentHash ? [{ positionId, hash: head.contentHash }] : [];
	});
}

/** Published contents by their hash, in batches and one after another; row ids are left out. */
export async function* publishedContents(
	hashes: readonly string[]
): AsyncGenerator<{ hash: string; content: MatrixContent }> {
	for (let at = 0; at < hashes.length; at += BATCH)
		for (const [hash, bytes] of await contentsByHash(hashes.slice(at, at + BATCH)))
			yield {
				hash,
				content: (JSON.parse(new TextDecoder().decode(bytes)) as PublishedBody).content
			};
}

/**
 * The contents that matter today: of every matrix in force and of every open version. For counting
 * how often something is used; row ids are left out.
 */
export async function presentContents(structure: Structure, now: Date): Promise<MatrixContent[]> {
	const contents = await openContents();
	const hashes = (await hashesInForce(structure, now)).map(({ hash }) => hash);
	for await (const { content } of publishedContents(hashes)) contents.push(content);
	return contents;
}
