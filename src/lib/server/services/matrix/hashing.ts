import { createHash, randomBytes } from 'node:crypto';
import {
	canonicalBody,
	canonicalContent,
	rowIdsInCanonicalOrder
} from '$lib/domain/matrix/canonical';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { rowIdFrom } from '$lib/domain/matrix/row-ids';
import type { PublishedBody } from '$lib/domain/matrix/version';

export interface Canonical {
	bytes: Uint8Array;
	hash: string;
	rowIds: string[];
}

export const sha256 = (bytes: Uint8Array | string): string =>
	createHash('sha256').update(bytes).digest('hex');

/** A content as canonical bytes, with their SHA-256 and the row ids that stay outside. */
export function hashedContent(content: MatrixContent): Canonical {
	const bytes = new TextEncoder().encode(canonicalContent(content));
	return { bytes, hash: sha256(bytes), rowIds: rowIdsInCanonicalOrder(content) };
}

export function hashedBody(body: PublishedBody): Canonical {
	const bytes = new TextEncoder().encode(canonicalBody(body));
	return { bytes, hash: sha256(bytes), rowIds: rowIdsInCanonicalOrder(body.content) };
}

/** A new row id. */
export const newRowId = (): string => rowIdFrom(randomBytes(16));
