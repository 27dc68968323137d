import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { MOST_UNDO } from '$lib/domain/organization/undo-schema';
import { answering } from '$lib/server/answers';
import { undoEdits } from '$lib/server/services/organization/undo-edits';
import type { RequestHandler } from './$types';

const given = z.object({ undo: z.string().max(MOST_UNDO) });

/** Gives a change of the structure back; a script asks, from the sentence that told of the change. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const read = given.safeParse(await request.json().catch(() => null));
	await answering(locals, (ctx) => undoEdits(ctx, read.data?.undo ?? ''));
	return json({ undone: true });
};
