import { json } from '@sveltejs/kit';
import { answeringJson } from '$lib/server/answers';
import { manualWordState, startManualWord } from '$lib/server/services/manual/manual-word';
import { versionAsked } from '$lib/server/version-asked';
import type { RequestHandler } from './$types';

/** How far the Word file of an edition is. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	answeringJson(locals, async (ctx) =>
		json(await manualWordState(ctx, params.code, versionAsked(url.searchParams.get('edition'))))
	);

/** Has it made in the background. */
export const POST: RequestHandler = ({ locals, params, url }) =>
	answeringJson(locals, async (ctx) =>
		json(await startManualWord(ctx, params.code, versionAsked(url.searchParams.get('edition'))))
	);
