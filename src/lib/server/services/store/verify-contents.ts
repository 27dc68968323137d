import { canonicalContent } from '$lib/domain/matrix/canonical';
import type { PublishedBody, Verdict } from '$lib/domain/matrix/version';
import { rowIdsInCanonicalOrder, withRowIds } from '$lib/domain/matrix/canonical';
import { allContents, contentBytes } from '$lib/server/db/contents';
import { issuedHeads, versionById } from '$lib/server/db/versions';
import { allManuals, issuedEditions } from '$lib/server/db/manuals';
import { readStructure } from '$lib/server/db/structure';
import { sha256 } from '../matrix/hashing';

export type ContentFault =
	/** The stored bytes do not give the hash that they are kept under. */
	| { code: 'content-changed'; hash: string }
	/** A version refers to bytes that are not there. */
	| { code: 'content-missing'; hash: string; version: string }
	/** A version's row ids do not fit its body. */
	| { code: 'row-ids-differ'; hash: string; version: string }
	/** What was published (a version of a matrix, an edition of a manual) is not what was authorised. */
	| { code: 'not-as-authorised'; hash: string; version: string };

export interface VerifiedContents {
	contents: number;
	/** Issued versions of matrices and editions of manuals. */
	versions: number;
	positionIds: string[];
	manualIds: string[];
	faults: ContentFault[];
}

/** Hashes every stored content anew and holds each issued version against its body. */
export async function verifyContents(): Promise<VerifiedContents> {
	const faults: ContentFault[] = [];
	const changed = new Set<string>();
	let contents = 0;
	for await (const { hash, bytes } of allContents()) {
		contents += 1;
		if (sha256(bytes) === hash) continue;
		changed.add(hash);
		faults.push({ code: 'content-changed', hash });
	}
	const heads = await issuedHeads();
	for (const head of heads) {
		const hash = head.contentHash ?? '';
		if (changed.has(hash)) continue;
		const fault = await faultOf(head.id, hash);
		if (fault) faults.push({ code: fault, hash, version: head.id });
	}
	const editions = await issuedEditions();
	for (const { id, contentHash, verdicts } of editions) {
		const hash = contentHash ?? '';
		if (changed.has(hash)) continue;
		if (!(await contentBytes(hash))) faults.push({ code: 'content-missing', hash, version: id });
		else if (authorisedHash(verdicts) !== hash)
			faults.push({ code: 'not-as-authorised', hash, version: id });
	}
	const { positions } = await readStructure();
	return {
		contents,
		versions: heads.length + editions.length,
		positionIds: positions.map(({ id }) => id),
		manualIds: (await allManuals()).map(({ id }) => id),
		faults
	};
}

async function faultOf(
	versionId: string,
	hash: string
): Promise<Exclude<ContentFault['code'], 'content-changed'> | null> {
	const version = await versionById(versionId);
	const bytes = await contentBytes(hash);
	if (!version || !bytes) return 'content-missing';
	const body = JSON.parse(new TextDecoder().decode(bytes)) as PublishedBody;
	try {
		const content = withRowIds(body.content, version.rowIds ?? []);
		const ids = rowIdsInCanonicalOrder(content);
		if (new Set(ids).size !== ids.length) return 'row-ids-differ';
	} catch {
		return 'row-ids-differ';
	}
	const same = authorisedHash(version.verdicts) === sha256(canonicalContent(body.content));
	return same ? null : 'not-as-authorised';
}

/** The hash that the last authorisation binds to. */
const authorisedHash = (verdicts: readonly Verdict<string>[]): string | undefined =>
	verdicts.findLast(({ role, outcome }) => role === 'authoriser' && outcome === 'approved')
		?.contentHash;
