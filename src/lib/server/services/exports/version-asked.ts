import { notFound } from '$lib/server/errors';
import { versionById, type VersionHeadRecord, type VersionRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { contentOf, type LoadedContent } from '../matrix/content-of';
import { positionVersions, type PositionVersions } from '../matrix/position-versions';
import { chosenHead, readableHeads } from '../matrix/read-position';

export interface AskedVersion extends LoadedContent {
	known: PositionVersions;
	head: VersionHeadRecord;
	version: VersionRecord;
}

/**
 * The version that a page would show for the same question, with its content.
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function versionAsked(
	ctx: Context,
	code: string,
	asked: { version?: number | 'open' | undefined }
): Promise<AskedVersion> {
	const known = await positionVersions(ctx, { code });
	const head = chosenHead(known, await readableHeads(ctx, known), asked.version);
	const version = head ? await versionById(head.id) : null;
	if (!head || !version) throw notFound();
	return { known, head, version, ...(await contentOf(version)) };
}

/** A file name out of a code, a title and a version, without signs that a file system refuses. */
export function fileNameOf(code: string, title: string, version: string, ending: string): string {
	const clean = [code, title, version]
		.join(' ')
		.normalize('NFC')
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return `${clean.slice(0, 120)}.${ending}`;
}
