import type { ErrorCode } from '$lib/server/errors';
import { PIECE_BYTES } from '$lib/domain/backup/pieces';

/** The largest body that a route takes, in bytes; the server's own ceiling lies above them all. */
const KB = 1024;
const USUAL = 512 * KB;
/** A document may have 5 MB; the form around it takes a little. */
const LARGER: Record<string, number> = {
	'/(app)/imports': 5 * KB * KB + 64 * KB,
	// A logo may have 500 kB; a larger one is told so by its own sentence.
	'/(app)/settings/companies/[id]': 5 * KB * KB,
	// A file of 2 MB, which comes back as text with its report.
	'/(app)/organization/import': 3 * KB * KB,
	'/(app)/settings/backups/upload': PIECE_BYTES,
	// A scan has 10 MB.
	'/(app)/positions/[code]/acknowledgements': 10 * KB * KB + 64 * KB,
	'/(app)/imports/[id]': 2 * KB * KB,
	'/(app)/positions/[code]/edit': 2 * KB * KB,
	'/(app)/settings/people/import': 2 * KB * KB,
	'/(app)/settings/people/links': 2 * KB * KB,
	'/api/versions/[id]': 2 * KB * KB
};

export function bodyLimit(routeId: string | null): number {
	return (routeId !== null && LARGER[routeId]) || USUAL;
}

/** Where a body that is too large has a sentence of its own, which the form shows beside its field. */
const OWN_CODE: Record<string, ErrorCode> = {
	'/(app)/settings/companies/[id]': 'logo-too-large'
};

/** The failure that a body beyond its route's limit is; null where the usual sentence says it. */
export function tooLargeCode(routeId: string | null): ErrorCode | null {
	return (routeId !== null && OWN_CODE[routeId]) || null;
}

/** Whether a request says by itself that it is larger than its route takes. */
export function isTooLarge(request: Request, routeId: string | null): boolean {
	const length = Number(request.headers.get('content-length') ?? 0);
	return Number.isFinite(length) && length > bodyLimit(routeId);
}

/**
 * Reads a body and throws it away: a browser that is still sending shows a broken connection instead
 * of the answer.
 */
export async function swallow(request: Request): Promise<void> {
	const reader = request.body?.getReader();
	try {
		while (reader && !(await reader.read()).done);
	} catch {
		// Beyond the server's own ceiling it stops reading by itself.
	}
}
