import { browserFailureSchema } from '$lib/domain/failure/browser-failure-schema';
import { takesFailure } from '$lib/server/http/failure-quota';
import { log } from '$lib/server/log';
import type { RequestHandler } from './$types';

/** Puts what failed in a browser beside what fails here, under the reference that its page shows. */
export const POST: RequestHandler = async ({ request }) => {
	const read = browserFailureSchema.safeParse(await request.json().catch(() => null));
	if (!read.success) return new Response(null, { status: 422 });
	const { at, ...facts } = read.data;
	if (takesFailure(new Date())) log('warn', 'browser failed', { ...facts, at: at.join(' < ') });
	return new Response(null, { status: 204 });
};
