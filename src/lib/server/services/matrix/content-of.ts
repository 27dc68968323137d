import { matrixContentSchema, type MatrixContent } from '$lib/domain/matrix/content';
import { withRowIds } from '$lib/domain/matrix/canonical';
import type { FrozenPlacement, PublishedBody } from '$lib/domain/matrix/version';
import { contentBytes } from '$lib/server/db/contents';
import { versionById, type VersionHeadRecord, type VersionRecord } from '$lib/server/db/versions';

/** Bodies never change under their hash, so the latest read ones are kept, parsed. */
const bodies = new Map<string, PublishedBody>();
const MOST_BODIES = 60;

/** The published body with its row ids. @throws Error where the stored bytes are gone */
export async function publishedBody(
	version: Pick<VersionRecord, 'id' | 'contentHash' | 'rowIds'>
): Promise<PublishedBody> {
	const key = `${version.id} ${version.contentHash}`;
	const known = bodies.get(key);
	if (known) return known;
	const bytes = version.contentHash === null ? null : await contentBytes(version.contentHash);
	if (!bytes) throw new Error(`the body of version ${version.id} is missing`);
	const plain = JSON.parse(new TextDecoder().decode(bytes)) as PublishedBody;
	const body = { ...plain, content: inFormOrder(withRowIds(plain.content, version.rowIds ?? [])) };
	if (bodies.size >= MOST_BODIES) bodies.delete(bodies.keys().next().value ?? '');
	bodies.set(key, body);
	return body;
}

/** Canonical bytes name fields by the alphabet; everything made of a content names them as the form does. */
function inFormOrder(content: MatrixContent): MatrixContent {
	const parsed = matrixContentSchema.safeParse(content);
	return parsed.success ? parsed.data : content;
}

/** A content as it was submitted, by its hash. */
export async function submittedContent(
	version: Pick<VersionRecord, 'submissions'>,
	hash: string
): Promise<MatrixContent | null> {
	const submission = version.submissions.findLast(({ contentHash }) => contentHash === hash);
	const bytes = submission ? await contentBytes(hash) : null;
	if (!submission || !bytes) return null;
	const plain = JSON.parse(new TextDecoder().decode(bytes)) as MatrixContent;
	return withRowIds(plain, submission.rowIds);
}

export interface LoadedContent {
	content: MatrixContent;
	/** Frozen ones of an issued version; null while it is open. */
	placements: FrozenPlacement[] | null;
}

/** The content of any version, open or issued. */
export async function contentOf(version: VersionRecord): Promise<LoadedContent> {
	if (version.content !== null) return { content: version.content, placements: null };
	const { content, placements } = await publishedBody(version);
	return { content, placements };
}

/** The same for a head, whose content was left in the store. */
export async function contentOfHead(head: VersionHeadRecord): Promise<LoadedContent> {
	const version = await versionById(head.id);
	if (!version) throw new Error(`version ${head.id} is gone`);
	return contentOf(version);
}
